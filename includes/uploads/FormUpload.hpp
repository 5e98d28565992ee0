#ifndef UPLOADS_FORMUPLOAD_HPP
#define UPLOADS_FORMUPLOAD_HPP

#include <string>
#include <vector>

#include "http/BodySink.hpp"
#include "http/MultipartParser.hpp"
#include "uploads/UploadStore.hpp"

// Stores the files of a form (multipart/form-data). Each part with a file name becomes a file of
// the upload store: all of them when the form is complete, none before. Other parts are read and
// dropped, and so is the empty part that a browser sends where the visitor chose no file.
class FormUpload : public BodySink, private FormReceiver {
 public:
  enum { kMostFields = 1000 };

  // Keeps references to `exchange` and `names`, which must outlive this object.
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
  std::vector<Arrival*> arrivals_;  // owned; while isInFile_, the last one is being written
  bool isInFile_;
  std::string fileName_;  // the file name of a part without data so far
  bool awaitsData_;       // that part becomes a file when its first data arrives
};

#endif
