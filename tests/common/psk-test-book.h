/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

/**
 * PskTestBook:
 * @path: its folder, in the folder for temporary files
 * @book: the open book; may be cleared to close it
 *
 * A new book that is removed with its folder.
 */
typedef struct
{
  char *path;
  PskBook *book;
} PskTestBook;

PskTestBook *psk_test_book_new         (void);
void         psk_test_book_free        (PskTestBook     *self);
void         psk_test_book_reopen      (PskTestBook     *self);
void         psk_test_book_run         (PskTestBook     *self,
                                        PskCommandFunc   func,
                                        gpointer         data);
void         psk_test_book_run_sql     (PskTestBook     *self,
                                        const char      *sql);
void         psk_test_book_set_today   (PskTestBook     *self,
                                        const char      *today);
char        *psk_test_book_digest      (PskTestBook     *self);
void         psk_test_book_limit_pages (PskTestBook     *self);
void         psk_test_remove_tree      (const char      *path);
void         psk_test_copy_tree        (const char      *from,
                                        const char      *to);
char        *psk_test_names            (PskStore        *store,
                                        const PskHouseholdQuery *query);
void         psk_test_assert_search    (PskTestBook     *self,
                                        const char      *search,
                                        const char      *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskTestBook, psk_test_book_free)

G_END_DECLS
