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
  virtual HttpError error() const { return parser_.error(); }
  virtual void finish(Response& response);

 private:
  struct Arrival {
    std::string givenName;
    PartFile file;
  };

  virtual HttpError beginPart(const FormPart& part);
  virtual HttpError partData(const Slice& data);
  virtual HttpError endPart();
  HttpError beginFile();
  void refuse(const char* message, Response& response);
  int keep(std::vector<StoredFile>& stored);
  void undo(const std::vector<StoredFile>& stored);

  Exchange& exchange_;
  UploadStore store_;
  MultipartParser parser_;
  std::vector<Arrival*> arrivals_;  // owned; the last one is being written while isInFile_
  bool isInFile_;
  std::string fileName_;  // of a part that has had no data yet
  bool awaitsData_;       // and which is a file if it gets some
};

#endif
