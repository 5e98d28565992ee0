#include <criterion/criterion.h>

#include <cstdlib>
#include <ctime>

#include "base/Base64.hpp"
#include "content/HtmlListing.hpp"
#include "content/JsonListing.hpp"
#include "content/ListingPage.hpp"
#include "content/XmlListing.hpp"
#include "passwords/Sha256.hpp"

// The expected lines are those that nginx 1.22 writes for the same entries.
namespace {

const std::time_t kWhen = 784111777;  // Sun, 06 Nov 1994 08:49:37 GMT
const HtmlListing::Look kExact = {true, false};
const HtmlListing::Look kRounded = {false, false};

FileFacts facts(FileFacts::Kind kind, off_t size) {
  FileFacts made;
  made.kind = kind;
  made.size = size;
  made.modified = kWhen;
  return made;
}

std::string line(const HtmlListing::Look& look, const std::string& name,
                 const FileFacts& what = facts(FileFacts::kRegular, 0)) {
  HtmlListing html("/", look);
  std::string out;
  html.entry(name, what, out);
  return out;
}

// Returns only the last column.
std::string size(const HtmlListing::Look& look, off_t bytes) {
  std::string text = line(look, "x", facts(FileFacts::kRegular, bytes));
  text = text.substr(text.find(":49") + 3);
  return text.substr(0, text.size() - 2);
}

std::string whole(ListingFormat& format, bool withEntries) {
  std::string out;
  format.begin(out);
  format.beginEntries(0, out);
  if (withEntries) {
    format.entry("dir", facts(FileFacts::kDirectory, 4096), out);
    format.entry("a&\"b\\\n", facts(FileFacts::kRegular, 12), out);
    format.entry("fifo", facts(FileFacts::kOther, 0), out);
  }
  format.end(out);
  return out;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  std::size_t begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

}  // namespace

Test(HtmlListing, lines_equal_those_of_nginx) {
  cr_assert(line(kExact, "file.txt", facts(FileFacts::kRegular, 123)) ==
            "<a href=\"file.txt\">file.txt</a>" + std::string(42, ' ') +
                " 06-Nov-1994 08:49                 123\r\n");
  cr_assert(line(kExact, "dir", facts(FileFacts::kDirectory, 4096)) ==
            "<a href=\"dir/\">dir/</a>" + std::string(46, ' ') +
                " 06-Nov-1994 08:49                   -\r\n");
  cr_assert(line(kRounded, "dir", facts(FileFacts::kDirectory, 4096)) ==
            "<a href=\"dir/\">dir/</a>" + std::string(46, ' ') + " 06-Nov-1994 08:49       -\r\n");
  cr_assert(line(kExact, "a:b<c>").find("<a href=\"a%3Ab%3Cc%3E\">a:b&lt;c&gt;</a>") == 0);
}

Test(HtmlListing, rounded_sizes_equal_those_of_nginx) {
  const struct {
    off_t bytes;
    const char* text;
  } kCases[] = {{0, "       0"},          {9999, "    9999"},       {10000, "     10K"},
                {15871, "     15K"},      {15872, "     16K"},      {1048575, "   1024K"},
                {1048576, "      1M"},    {1572863, "      1M"},    {1572864, "      2M"},
                {1073741823, "   1024M"}, {1610612735, "      1G"}, {1610612736, "      2G"},
                {1L << 50, " 1048576G"},  {1073741824, "      1G"}};
  for (auto& one : kCases)
    cr_assert(size(kRounded, one.bytes) == one.text, "%ld: '%s'", static_cast<long>(one.bytes),
              size(kRounded, one.bytes).c_str());
  cr_assert(size(kExact, 1610612736) == "          1610612736");
}

Test(HtmlListing, a_long_name_is_cut_as_nginx_cuts_it) {
  const FileFacts file = facts(FileFacts::kRegular, 0);
  const FileFacts dir = facts(FileFacts::kDirectory, 0);
  const std::string x47(47, 'x'), x49(49, 'x'), x50(50, 'x'), x51(51, 'x');
  cr_assert(between(line(kExact, x49, file), "\">", "06-") == x49 + "</a>  ");
  cr_assert(between(line(kExact, x50, file), "\">", "06-") == x50 + "</a> ");
  cr_assert(between(line(kExact, x51, file), "\">", "06-") == x47 + "..&gt;</a> ");
  cr_assert(between(line(kExact, x49, dir), "\">", "06-") == x49 + "/</a> ");
  cr_assert(between(line(kExact, x50, dir), "\">", "06-") == x50 + "</a> ");
  cr_assert(between(line(kExact, x51, dir), "\">", "06-") == x47 + "..&gt;</a> ");
  cr_assert(between(line(kExact, x51, dir), "\"", "\"") == x51 + "/");
  std::string umlauts, cut;
  for (int i = 0; i < 60; ++i) {
    umlauts += "\xc3\xbc";
    if (i < 47) cut += "\xc3\xbc";
  }
  cr_assert(between(line(kExact, umlauts, file), "\">", "06-") == cut + "..&gt;</a> ");
}

Test(HtmlListing, local_time_has_the_offset_of_its_date) {
  setenv("TZ", "America/New_York", 1);
  const HtmlListing::Look local = {true, true};
  cr_assert(between(line(local, "x"), "</a>", "\r").find("06-Nov-1994 03:49") != std::string::npos);
  FileFacts summer = facts(FileFacts::kRegular, 0);
  summer.modified = 773222400;  // 1994-07-03 08:00 GMT
  cr_assert(line(local, "x", summer).find("03-Jul-1994 04:00") != std::string::npos);
}

Test(HtmlListing, the_path_on_the_page_is_escaped) {
  HtmlListing html("/<script>&\"/", kExact);
  std::string page = whole(html, false);
  cr_assert(page.find("<title>Index of /&lt;script&gt;&amp;&quot;/</title>") != std::string::npos);
  cr_assert(page.find("<h1>Index of /&lt;script&gt;&amp;&quot;/</h1>") != std::string::npos);
  cr_assert(page.find("<hr><pre><a href=\"../\">../</a>\r\n</pre><hr>") != std::string::npos);
}

Test(HtmlListing, the_page_has_no_other_links_than_its_entries) {
  HtmlListing html("/", kExact);
  std::string page = whole(html, true);
  std::size_t links = 0;
  for (std::size_t at = 0; (at = page.find("href=", at)) != std::string::npos; ++at)
    ++links;
  cr_assert_eq(links, 4u);
  cr_assert_eq(page.find("src="), std::string::npos);
}

Test(HtmlListing, an_unsorted_listing_says_so) {
  HtmlListing html("/", kExact);
  std::string out;
  html.beginEntries(201000, out);
  cr_assert(between(out, "<p>", "</p>") ==
            "There are too many entries to sort them all: after the first 201000 they come in no "
            "order.");
}

Test(JsonListing, output_equals_that_of_nginx) {
  JsonListing empty, full;
  cr_assert(whole(empty, false) == "[\r\n]");
  cr_assert(whole(full, true) ==
            "[\r\n"
            "{ \"name\":\"dir\", \"type\":\"directory\", "
            "\"mtime\":\"Sun, 06 Nov 1994 08:49:37 GMT\" },\r\n"
            "{ \"name\":\"a&\\\"b\\\\\\n\", \"type\":\"file\", "
            "\"mtime\":\"Sun, 06 Nov 1994 08:49:37 GMT\", \"size\":12 },\r\n"
            "{ \"name\":\"fifo\", \"type\":\"other\", "
            "\"mtime\":\"Sun, 06 Nov 1994 08:49:37 GMT\" }\r\n]");
}

Test(XmlListing, output_equals_that_of_nginx) {
  XmlListing empty, full;
  cr_assert(whole(empty, false) == "<?xml version=\"1.0\"?>\r\n<list>\r\n</list>\r\n");
  cr_assert(whole(full, true) ==
            "<?xml version=\"1.0\"?>\r\n<list>\r\n"
            "<directory mtime=\"1994-11-06T08:49:37Z\">dir</directory>\r\n"
            "<file mtime=\"1994-11-06T08:49:37Z\" size=\"12\">a&amp;&quot;b\\&#10;</file>\r\n"
            "<other mtime=\"1994-11-06T08:49:37Z\">fifo</other>\r\n"
            "</list>\r\n");
}

Test(HtmlListing, a_form_and_buttons_only_where_they_work) {
  HtmlListing plain("/", kExact);
  std::string page = whole(plain, false);
  cr_expect(page.find("<form") == std::string::npos);
  cr_expect(page.find("<body>") != std::string::npos);
  HtmlListing::Extras extras;
  extras.takesUploads = extras.mayDelete = true;
  HtmlListing full("/", kExact, extras);
  page = whole(full, false);
  cr_expect(page.find("<form method=\"post\" enctype=\"multipart/form-data\" action=\"./\">") !=
            std::string::npos);
  cr_expect(page.find("<body data-delete>") != std::string::npos);
}

Test(HtmlListing, a_readme_is_text) {
  HtmlListing::Extras extras;
  extras.readmeName = "README.md";
  extras.readme = "# A <b>\r\n\r\n& \xff</pre><script>\nend";
  HtmlListing html("/", kExact, extras);
  std::string page = whole(html, false);
  cr_expect(page.find("<h2>README.md</h2>\n<pre>\n# A &lt;b&gt;\n\n&amp; "
                      "\xef\xbf\xbd&lt;/pre&gt;&lt;script&gt;\nend\n</pre>") != std::string::npos);
}

// The browser compares the hash with the bytes between the tags.
Test(listingPolicy, names_the_script_and_the_style_of_the_page) {
  HtmlListing html("/", kExact);
  std::string page = whole(html, false);
  const std::string policy = listingPolicy();
  for (const std::string& tag : {std::string("script"), std::string("style")}) {
    Sha256 hash;
    hash.add(between(page, "<" + tag + ">", "</" + tag + ">"));
    std::string coded;
    encodeBase64(hash.finish(), coded);
    cr_expect(policy.find(tag + "-src 'sha256-" + coded + "';") != std::string::npos);
  }
  cr_expect(policy.find("default-src 'none'") == 0);
}
