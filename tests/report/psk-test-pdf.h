/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-paper.h"

G_BEGIN_DECLS

char *psk_test_pdf_write     (PskPaper   *paper);
char *psk_test_pdf_read      (const char *path,
                              const char *mode,
                              guint       page);
char *psk_test_pdf_text      (PskPaper   *paper,
                              guint       page);
char *psk_test_pdf_thai_name (GRand      *random);

G_END_DECLS
