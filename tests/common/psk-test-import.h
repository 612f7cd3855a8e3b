/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import.h"
#include "psk-test-book.h"

G_BEGIN_DECLS

/**
 * PskTestLayout:
 * @name: of the test
 * @sheet: the name of the first sheet
 * @rows: as psk_test_stage() takes them
 * @expected: what comes out, as psk_test_describe() says it
 * @n_rejected: how many rows are rejected
 *
 * A list as an office might lay it out.
 */
typedef struct
{
  const char *name;
  const char *sheet;
  const char *rows;
  const char *expected;
  guint n_rejected;
} PskTestLayout;

char      *psk_test_stage        (const char   *dir,
                                  const char   *sheet,
                                  const char   *rows);
char      *psk_test_describe     (PskImport    *import);
PskImport *psk_test_prepare      (PskTestBook  *test,
                                  const char   *sheet,
                                  const char   *rows);
void       psk_test_check_layout (gconstpointer layout);

G_END_DECLS
