/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "psk-error.h"
#include "psk-paper.h"

/* Where a PDF goes, and what went wrong there: cairo forgets the errno. */
typedef struct
{
  int fd;
  int saved_errno;
} Sink;

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  Sink *sink = data;

  while (length > 0)
    {
      const ssize_t n = write (sink->fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          sink->saved_errno = errno;
          return CAIRO_STATUS_WRITE_ERROR;
        }
      bytes += n;
      length -= (unsigned int) n;
    }

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (PskPaper        *paper,
              cairo_surface_t *surface)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, psk_paper_get_title (paper));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Pansuk");
  if (psk_paper_get_author (paper) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                    psk_paper_get_author (paper));
  if (psk_paper_get_created (paper) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                    psk_paper_get_created (paper));
}

static gboolean
write_pages (PskPaper *paper,
             Sink     *sink)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double width;
  double height;

  psk_paper_get_size (paper, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, sink, width, height);
  set_metadata (paper, surface);

  cr = cairo_create (surface);
  for (guint i = 0; i < psk_paper_get_n_pages (paper); i++)
    {
      psk_paper_draw_page (paper, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS && fsync (sink->fd) != 0)
    sink->saved_errno = errno;

  return status == CAIRO_STATUS_SUCCESS && sink->saved_errno == 0;
}

static void
set_error (GError    **error,
           const char  *path,
           int          saved_errno)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG)
    g_set_error (error, PSK_ERROR, PSK_ERROR_FULL,
                 _("There is no room left for “%s”: free some space and try again."), path);
  else if (saved_errno == EACCES || saved_errno == EROFS || saved_errno == EPERM
           || saved_errno == EISDIR)
    g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
                 _("“%s” must not be written: choose another folder."), path);
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                 _("The folder of “%s” does not exist: choose another folder."), path);
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
                 _("“%s” cannot be written: check the folder and the free space."), path);
}

/**
 * psk_paper_write_pdf:
 * @self: a document
 * @path: the file
 * @error: (nullable): %PSK_ERROR_READ_ONLY, %PSK_ERROR_FULL, %PSK_ERROR_NOT_FOUND or
 *   %PSK_ERROR_FAILED
 *
 * Writes beside the target and renames, so that nothing half written is left. The
 * file is readable by its owner alone.
 *
 * Returns: whether the file is complete
 */
gboolean
psk_paper_write_pdf (PskPaper   *self,
                     const char *path,
                     GError    **error)
{
  g_autofree char *part = NULL;
  Sink sink = { -1, 0 };
  gboolean done;

  g_return_val_if_fail (PSK_IS_PAPER (self) && path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  part = g_strconcat (path, ".XXXXXX", NULL);
  sink.fd = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0600);
  if (sink.fd < 0)
    {
      set_error (error, path, errno);
      return FALSE;
    }

  done = write_pages (self, &sink);
  if (close (sink.fd) != 0 && done)
    {
      sink.saved_errno = errno;
      done = FALSE;
    }
  if (done && g_rename (part, path) != 0)
    {
      sink.saved_errno = errno;
      done = FALSE;
    }
  if (!done)
    {
      g_unlink (part);
      set_error (error, path, sink.saved_errno);
    }

  return done;
}
