#include "uploads/UploadReport.hpp"

#include <criterion/criterion.h>

Test(UploadReport, the_format_follows_Accept) {
  struct {
    const char* accept;
    ReportKind kind;
  } static const kCases[] = {
      {"", kPlain},
      {"*/*", kPlain},
      {"text/plain, image/*", kPlain},
      {"text/html", kHtmlReport},
      {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", kHtmlReport},
      {"application/json", kJsonReport},
      {"Application/JSON; charset=utf-8", kJsonReport},
      {"application/json, text/html", kJsonReport},
      {"text/html, application/json", kHtmlReport},
      {"text/html;q=0.5, application/json", kJsonReport},
      {"text/html; q=0.51, application/json; q=0.509", kHtmlReport},
      {"application/json;q=0.9,application/xhtml+xml", kHtmlReport},
      {"text/html;q=0", kPlain},
      {"text/html;q=0.000, application/json;q=0.001", kJsonReport},
      {" , ,application/json,", kJsonReport},
      {"text/html;q=", kHtmlReport},
      {"text/html;", kHtmlReport},
  };
  for (const auto& row : kCases)
    cr_expect_eq(preferredReport(row.accept), row.kind, "%s", row.accept);
}

static std::string bodyOf(const Response& response) {
  BlockPool pool(0);
  Buffer out(pool);
  if (response.body()) response.body()->pull(out, 100000);
  return out.slice().str();
}

static const StoredFile kOdd = {"a\"<b>&\xc3\xa9.txt", 3, "/up/a\"<b>&\xc3\xa9.txt", ""};
static const StoredFile kUnserved = {"plain", 1, "", ""};

Test(UploadReport, one_file_is_named_in_Location) {
  Response response;
  reportUpload({kOdd}, kPlain, response);
  cr_expect_eq(response.status(), 201);
  cr_expect_eq(response.location, "/up/a%22%3Cb%3E&%C3%A9.txt");
  cr_expect(!response.hasBody());
  Response unknown;
  reportUpload({kUnserved}, kPlain, unknown);
  cr_expect_eq(unknown.status(), 201);
  cr_expect_eq(unknown.location, "");
}

Test(UploadReport, several_files_are_listed_in_json) {
  Response response;
  reportUpload({kOdd, kUnserved}, kPlain, response);
  cr_expect_eq(response.location, "");
  cr_expect_eq(response.contentType, "application/json");
  cr_expect_eq(bodyOf(response),
               "[\n{ \"name\":\"a\\\"<b>&\xc3\xa9.txt\", \"size\":3, "
               "\"uri\":\"/up/a%22%3Cb%3E&%C3%A9.txt\" },\n"
               "{ \"name\":\"plain\", \"size\":1 }\n]\n",
               "%s", bodyOf(response).c_str());
}

Test(UploadReport, file_names_on_the_page_are_escaped) {
  Response response;
  reportUpload({kOdd, kUnserved}, kHtmlReport, response);
  std::string page = bodyOf(response);
  cr_expect_eq(response.contentType, "text/html");
  cr_expect_neq(page.find("<li><a href=\"/up/a%22%3Cb%3E&amp;%C3%A9.txt\">a&quot;&lt;b&gt;&amp;"
                          "\xc3\xa9.txt</a> <small>3 bytes</small></li>"),
                std::string::npos, "%s", page.c_str());
  cr_expect_neq(page.find("<li>plain <small>1 byte</small></li>"), std::string::npos);
}
