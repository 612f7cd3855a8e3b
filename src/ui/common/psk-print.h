/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book-documents.h"
#include "psk-page.h"
#include "psk-period.h"

G_BEGIN_DECLS

PskDocumentFlags psk_print_get_flags (void);
void             psk_print_paper     (PskPage         *page,
                                      PskPaper        *paper);
void             psk_print_save      (PskPage         *page,
                                      PskPaper        *paper,
                                      const char      *file_name);
void             psk_print_write     (PskPage         *page,
                                      PskPaper        *paper,
                                      const char      *chosen);
void             psk_print_scores    (PskPage         *page,
                                      const PskPeriod *quarter);

G_END_DECLS
