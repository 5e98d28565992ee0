#ifndef UPLOADS_FORMUPLOAD_HPP
#define UPLOADS_FORMUPLOAD_HPP

#include <string>
#include <vector>

#include "http/BodySink.hpp"
#include "http/MultipartParser.hpp"
#include "uploads/UploadStore.hpp"

// A form's body (multipart/form-data): each part with a file name becomes a file of the store,
// all of them when the form is whole, none before. Fields are read and dropped, and so are the
// parts that a browser sends where no file was chosen.
class FormUpload : public BodySink, private FormReceiver {
 public:
  enum { kMostFields = 1000 };

  // Borrows exchange and names.
  FormUpload(Exchange& exchange, PartNames& names, const std::string& boundary);
  virtual ~FormUpload();

  virtual std::size_t push(const Slice& bytes);
  virtual int status() const { return parser_.status(); }
  virtual const char* reason() const { return reason_ ? reason_ : parser_.reason(); }
  virtual void finish(Response& response);

 private:
  struct Arrival {
    std::string givenName;
    PartFile file;
  };

  virtual int beginPart(const FormPart& part);
  virtual int partData(const Slice& data);
  virtual int endPart();
  int refuse(int status, const char* reason);
  int beginFile();
  int keep(std::vector<StoredFile>& stored);
  void undo(const std::vector<StoredFile>& stored);

  Exchange& exchange_;
  UploadStore store_;
  MultipartParser parser_;
  std::vector<Arrival*> arrivals_;  // owned; the last one is being written while isInFile_
  bool isInFile_;
  std::string fileName_;  // of a part that has had no data yet
  bool awaitsData_;       // and which is a file if it gets some
  const char* reason_;
};

#endif
