/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-mapping-commands.h"
#include "psk-mapping-table.h"
#include "psk-staging.h"
#include "psk-test-book.h"
#include "psk-test-import.h"

#define ID_1 "5526646627025"
#define ID_2 "8526781884302"
#define ID_3 "4524283815916"

/* What somebody chooses and corrects before a list is imported. */
#define HEAD "ตำบล|หมู่ที่|ชื่อ-สกุล|เลขประจำตัวประชาชน|ชนิดผัก|สาเหตุความเปราะบาง\n"

static PskImport *
open_import (PskTestBook *test,
             const char  *path)
{
  PskImport *import = psk_import_new (path, "list.csv", psk_book_get_areas (test->book),
                                      psk_book_get_codes (test->book));
  g_autoptr (GError) error = NULL;

  psk_import_load_saved (import, psk_book_get_store (test->book), &error);
  g_assert_no_error (error);
  psk_import_guess (import, &error);
  g_assert_no_error (error);

  return import;
}

static void
prepare (PskTestBook *test,
         PskImport   *import)
{
  g_autoptr (GError) error = NULL;

  psk_import_prepare (import, psk_book_get_store (test->book), NULL, &error);
  g_assert_no_error (error);
}

static PskImport *
prepare_rows (PskTestBook *test,
              const char  *sheet,
              const char  *rows)
{
  g_autofree char *path = psk_test_stage (test->path, sheet, rows);
  PskImport *import = open_import (test, path);

  prepare (test, import);
  return import;
}

static void
run (PskTestBook *test,
     PskCommand  *command)
{
  g_autoptr (PskCommand) owned = command;
  g_autoptr (GError) error = NULL;

  psk_book_run (test->book, owned, NULL, &error);
  g_assert_no_error (error);
}

static const PskImportProblem *
get_problem (PskImport *import,
             guint      index)
{
  g_assert_cmpuint (psk_import_get_problems (import)->len, >, index);

  return psk_import_get_problems (import)->pdata[index];
}

/* Titles that nobody could guess, read by hand once, are known in the next file, wherever
 * they stand in it. */
static void
test_saved (void)
{
  static const char rows[] = "ที่ไหน|ใคร|อะไร|เท่าไร\nท่าผา|สมชาย ใจดี|x|7\nท่าผา|สมศรี ดีใจ|y|8\n";
  static const char later[]
    = "รายงานเดือนเมษายน|||\n\nที่ ไหน|ใคร|อะไร|เท่าไร|เหตุผล\nศาลา|ทองดี มีสุข|z|9|\n";
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (test->path, "", rows);
  g_autofree char *next = psk_test_stage (test->path, "", later);
  g_autoptr (PskImport) import = open_import (test, path);
  g_autoptr (PskImport) again = NULL;
  g_autoptr (PskImport) forgotten = NULL;
  g_autoptr (PskMapping) mapping = psk_mapping_copy (psk_import_get_mapping (import, 1));
  g_autofree char *result = NULL;

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    mapping->columns[i] = -1;
  psk_mapping_set_column (mapping, PSK_COLUMN_TAMBON, 0);
  psk_mapping_set_column (mapping, PSK_COLUMN_FULL_NAME, 1);
  psk_mapping_set_column (mapping, PSK_COLUMN_KINDS, 3);
  psk_import_set_mapping (import, 1, mapping);
  run (test, psk_import_save_mapping (import, 1, " อ.เกาะคา "));

  again = open_import (test, next);
  g_assert_cmpstr (psk_import_get_saved_name (again, 1), ==, "อ.เกาะคา");
  g_assert_cmpint (psk_import_get_mapping (again, 1)->header_row, ==, 3);
  prepare (test, again);
  result = psk_test_describe (again);
  g_assert_cmpstr (result, ==, "520305 - - - ทองดี มีสุข - 9 - - - -\n");

  /* Saving it is a step like any other. */
  g_assert_true (psk_book_undo (test->book, NULL));
  forgotten = open_import (test, next);
  g_assert_null (psk_import_get_saved_name (forgotten, 1));
}

static PskCommand *
save_layout (const char *name,
             int         district,
             const char *signature,
             const char *json)
{
  g_autoptr (GPtrArray) mappings
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_saved_mapping_free);

  g_ptr_array_add (mappings, psk_saved_mapping_new (name, district, signature, json));
  return psk_command_mapping_save (mappings);
}

static void
test_saved_table (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) mappings = NULL;
  g_autoptr (PskCommand) nameless = save_layout ("  ", 0, "a|b|", "{}");
  g_autoptr (PskCommand) unknown = save_layout ("x", 0, NULL, "{}");
  g_autoptr (GError) error = NULL;
  const PskSavedMapping *mapping;

  run (test, save_layout ("งาว", 5205, "a|b|", "{\"a\":1}"));
  run (test, save_layout ("งาว", 5205, "a|c|", "{\"a\":2}"));
  run (test, save_layout ("ทุกอำเภอ", 0, "d|e|", "{}"));
  mappings = psk_mapping_table_read (psk_book_get_store (test->book), NULL);
  g_assert_cmpuint (mappings->len, ==, 2);
  mapping = mappings->pdata[1];
  g_assert_cmpstr (mapping->signature, ==, "a|c|");
  g_assert_cmpint (mapping->district, ==, 5205);
  run (test, psk_command_mapping_delete (mapping->id, mapping->name));
  g_clear_pointer (&mappings, g_ptr_array_unref);
  mappings = psk_mapping_table_read (psk_book_get_store (test->book), NULL);
  g_assert_cmpuint (mappings->len, ==, 1);

  g_assert_false (psk_book_run (test->book, nameless, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (psk_book_run (test->book, unknown, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
}

/* A workbook may have sheets of several layouts: each of them is saved, in one step. */
static void
test_saved_sheets (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (
    test->path, "ปก",
    "รายงาน\n"
    "%ท่าผา\nที่|ชื่อ-สกุล|จำนวนชนิด\n1|นายหนึ่ง ใจดี|3\n"
    "%ศาลา\nที่|ชื่อ-สกุล|จำนวนชนิด\n1|นายสอง ใจดี|4\n"
    "%เกาะคา\nที่|ชื่อ-สกุล|เลขที่|หมู่\n1|นายห้า ใจดี|6|2\n");
  g_autoptr (PskImport) import = open_import (test, path);
  g_autoptr (PskImport) again = NULL;
  g_autoptr (GPtrArray) mappings = NULL;

  run (test, psk_import_save_mappings (import, "เกาะคา"));
  mappings = psk_mapping_table_read (psk_book_get_store (test->book), NULL);
  g_assert_cmpuint (mappings->len, ==, 2);

  again = open_import (test, path);
  g_assert_null (psk_import_get_saved_name (again, 1));
  g_assert_cmpstr (psk_import_get_saved_name (again, 2), ==, "เกาะคา");
  g_assert_cmpstr (psk_import_get_saved_name (again, 3), ==, "เกาะคา");
  g_assert_cmpstr (psk_import_get_saved_name (again, 4), ==, "เกาะคา – เกาะคา");

  g_assert_true (psk_book_undo (test->book, NULL));
  g_clear_pointer (&mappings, g_ptr_array_unref);
  mappings = psk_mapping_table_read (psk_book_get_store (test->book), NULL);
  g_assert_cmpuint (mappings->len, ==, 0);
}

/* Lists that do not say where they are: somebody says it for each, and it stays whatever
 * else is chosen. A row that names its tambon counts before it, the line above the list
 * does not. */
static void
test_place (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (
    test->path, "Sheet1",
    "ที่|ชื่อ-สกุล|ที่อยู่\n1|นายหนึ่ง ใจดี|3 หมู่ 4\n2|นายสอง ใจดี|5 หมู่ 6 ต.ศาลา\n"
    "%Sheet2\nที่|ชื่อ-สกุล|จำนวนชนิด\n1|นายสาม ใจดี|4\n"
    "%Sheet3\nตำบลศาลา\nที่|ชื่อ-สกุล|จำนวนชนิด\n1|นายสี่ ใจดี|5\n");
  g_autoptr (PskImport) import = open_import (test, path);
  g_autoptr (PskMapping) mapping = NULL;
  g_autoptr (PskImport) renewed = NULL;
  g_autofree char *result = NULL;

  g_assert_true (psk_import_lacks_place (import, 2));
  g_assert_false (psk_import_lacks_place (import, 3));
  g_assert_false (psk_import_get_chosen (import, 2));

  psk_import_set_place (import, 1, 520308);
  psk_import_set_place (import, 2, 520301);
  psk_import_set_place (import, 3, 520302);
  g_assert_null (psk_import_get_sheet_problem (import, 2));
  g_assert_true (psk_import_get_chosen (import, 2));
  g_assert_cmpint (psk_import_get_district (import, 2), ==, 5203);

  mapping = psk_mapping_copy (psk_import_get_mapping (import, 2));
  psk_mapping_set_column (mapping, PSK_COLUMN_NONE, 0);
  psk_import_set_mapping (import, 2, mapping);
  psk_import_set_sheet_head (import, 2, 1);
  renewed = psk_import_renew (import);
  prepare (test, renewed);
  result = psk_test_describe (renewed);
  g_assert_cmpstr (result, ==,
                   "520308 4 3 นาย หนึ่ง ใจดี - - - - - -\n"
                   "520305 6 5 นาย สอง ใจดี - - - - - -\n"
                   "520301 - - นาย สาม ใจดี - 4 - - - -\n"
                   "520302 - - นาย สี่ ใจดี - 5 - - - -\n");

  psk_import_set_place (import, 2, 0);
  psk_import_set_place (import, 3, 0);
  g_assert_true (psk_import_lacks_place (import, 2));
  g_assert_cmpint (psk_import_get_mapping (import, 3)->tambon, ==, 520305);
  g_assert_cmpint (psk_import_get_mapping (import, 3)->place, ==, 0);
}

/* The name of the file says where the households are when nothing in it does. */
static void
test_file_name (void)
{
  static const struct
  {
    const char *name;
    int tambon;
  } files[] = {
    { "รายชื่อ ต.ศาลา.xlsx", 520305 },
    { "ท่าผา.xlsx", 520308 },
    { "list.xlsx", 0 },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (
    test->path, "Sheet1", "ที่|ชื่อ-สกุล\n1|นายหนึ่ง ใจดี\n%เกาะคา\nที่|ชื่อ-สกุล\n1|นายสอง ใจดี\n");

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (PskImport) import = psk_import_new (path, files[i].name,
                                                     psk_book_get_areas (test->book),
                                                     psk_book_get_codes (test->book));

      g_assert_true (psk_import_guess (import, NULL));
      g_assert_cmpint (psk_import_get_mapping (import, 1)->tambon, ==, files[i].tambon);
      g_assert_cmpint (psk_import_lacks_place (import, 1), ==, files[i].tambon == 0);
      g_assert_cmpint (psk_import_get_mapping (import, 2)->tambon, ==, 520306);
    }
}

static char *
stage_sheets (PskTestBook *test,
              const char  *name,
              int          n_sheets,
              const char  *key,
              const char  *value)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.db", test->path, name);
  g_autoptr (PskStaging) staging = psk_staging_create (path, NULL);
  const char *head[] = { "ที่", "ชื่อ-สกุล", "หมู่" };
  const char *row[] = { "1", "นายหนึ่ง ใจดี", "3" };

  for (int i = 0; i < n_sheets; i++)
    {
      g_assert_true (psk_staging_add_sheet (staging, i == 0 ? "ท่าผา" : "ศาลา", NULL));
      g_assert_true (psk_staging_add_row (staging, head, 3, NULL));
      g_assert_true (psk_staging_add_row (staging, row, 3, NULL));
    }
  g_assert_true (psk_staging_set_info (staging, key, value, NULL));
  g_assert_true (psk_staging_close (staging, NULL));

  return g_steal_pointer (&path);
}

/* A hidden sheet is left out unless somebody chooses it, or there is no other. */
static void
test_hidden (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *second = stage_sheets (test, "two", 2, PSK_STAGING_HIDDEN "2", "1");
  g_autofree char *only = stage_sheets (test, "one", 1, PSK_STAGING_HIDDEN "1", "1");
  g_autoptr (PskImport) import = open_import (test, second);
  g_autoptr (PskImport) wanted = open_import (test, second);
  g_autoptr (PskImport) alone = open_import (test, only);

  prepare (test, import);
  g_assert_cmpuint (psk_import_get_n_rows (import), ==, 1);
  g_assert_cmpstr (get_problem (import, 0)->sheet, ==, "ศาลา");
  psk_import_set_chosen (import, 2, TRUE);
  prepare (test, import);
  g_assert_cmpuint (psk_import_get_n_rows (import), ==, 2);
  g_assert_cmpuint (psk_import_get_problems (import)->len, ==, 0);

  psk_import_set_sheet (wanted, 2);
  prepare (test, wanted);
  g_assert_cmpuint (psk_import_get_n_rows (wanted), ==, 1);
  prepare (test, alone);
  g_assert_cmpuint (psk_import_get_n_rows (alone), ==, 1);
}

/* Formulas without results are blanks: it is said of the sheet that has them, once it is
 * read. */
static void
test_uncalculated (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = stage_sheets (test, "two", 2, PSK_STAGING_UNCALCULATED "2", "C2");
  g_autoptr (PskImport) import = open_import (test, path);
  g_autofree char *first = psk_import_get_sheet_doubt (import, 1);
  g_autofree char *second = psk_import_get_sheet_doubt (import, 2);

  g_assert_null (first);
  g_assert_nonnull (strstr (second, "C2"));
  prepare (test, import);
  g_assert_cmpuint (psk_import_get_n_rows (import), ==, 2);
  g_assert_cmpuint (psk_import_get_problems (import)->len, ==, 1);
  g_assert_cmpstr (get_problem (import, 0)->reason, ==, second);
  g_assert_cmpstr (get_problem (import, 0)->sheet, ==, "ศาลา");

  psk_import_set_chosen (import, 2, FALSE);
  prepare (test, import);
  g_assert_cmpuint (psk_import_get_problems (import)->len, ==, 0);
}

/* Nobody tells which sheets of the old format of Excel are hidden; this is said when there
 * are several. */
static void
test_hidden_unknown (void)
{
  static const struct
  {
    int n_sheets;
    const char *format;
    gboolean warns;
  } cases[] = {
    { 2, "XLS", TRUE },
    { 1, "XLS", FALSE },
    { 2, "XLSX", FALSE },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("case-%zu", i);
      g_autofree char *path = stage_sheets (test, name, cases[i].n_sheets, "format",
                                            cases[i].format);
      g_autoptr (PskImport) import = open_import (test, path);

      g_assert_cmpint (psk_import_get_warning (import) != NULL, ==, cases[i].warns);
    }
}

/* Somebody knows that the numbers are of houses and villages; what is not both is said, and
 * corrected as it is written. */
static void
test_house_village (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (
    test->path, "ท่าผา", "ที่|ชื่อ-สกุล|บ้านเลขที่\n1|นายหนึ่ง ใจดี|10/1\n2|นายสอง ใจดี|11\n");
  g_autoptr (PskImport) import = open_import (test, path);
  g_autoptr (PskMapping) mapping = psk_mapping_copy (psk_import_get_mapping (import, 1));
  g_autofree char *noted = NULL;
  g_autofree char *corrected = NULL;
  const PskImportProblem *problem;

  psk_mapping_set_column (mapping, PSK_COLUMN_HOUSE_VILLAGE, 2);
  psk_import_set_mapping (import, 1, mapping);
  prepare (test, import);
  noted = psk_test_describe (import);
  g_assert_cmpstr (noted, ==, "520308 1 10 นาย หนึ่ง ใจดี - - - - - -\n"
                              "520308 - 11 นาย สอง ใจดี - - - - - -\n");
  problem = get_problem (import, 0);
  g_assert_cmpint (problem->severity, ==, PSK_IMPORT_NOTE);
  g_assert_cmpint (problem->row, ==, 3);
  g_assert_cmpstr (problem->column, ==, "บ้านเลขที่");

  psk_import_set_cell (import, 1, 3, problem->field, "11/4");
  prepare (test, import);
  corrected = psk_test_describe (import);
  g_assert_cmpstr (corrected, ==, "520308 1 10 นาย หนึ่ง ใจดี - - - - - -\n"
                                  "520308 4 11 นาย สอง ใจดี - - - - - -\n");
  g_assert_cmpuint (psk_import_get_problems (import)->len, ==, 0);
}

/* Sheets with the same titles are read alike; one that is not wanted is left out. */
static void
test_sheets (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *path = psk_test_stage (
    test->path, "ท่าผา",
    "ที่|ชื่อ-สกุล|จำนวน\n1|นายหนึ่ง ใจดี|3\n2|นายสอง ใจดี|4\n3|นายสาม ใจดี|5\n"
    "%ศาลา\nรายชื่อ\nที่|ชื่อ-สกุล|จำนวน\n1|นายสี่ ใจดี|6\n"
    "%เกาะคา\nที่|ชื่อ-สกุล|จำนวน|หมู่\n1|นายห้า ใจดี|6|2\n");
  g_autoptr (PskImport) import = open_import (test, path);
  g_autoptr (PskMapping) mapping = psk_mapping_copy (psk_import_get_mapping (import, 1));
  g_autofree char *result = NULL;

  /* A column that fed two fields feeds the one that is chosen. */
  mapping->columns[PSK_COLUMN_ADDRESS] = mapping->columns[PSK_COLUMN_NOTE] = 2;
  psk_mapping_set_column (mapping, PSK_COLUMN_KINDS, 2);
  g_assert_cmpint (mapping->columns[PSK_COLUMN_ADDRESS], ==, -1);
  g_assert_cmpint (mapping->columns[PSK_COLUMN_NOTE], ==, -1);
  g_assert_cmpuint (psk_import_set_mapping (import, 1, mapping), ==, 1);
  psk_import_set_chosen (import, 3, FALSE);
  prepare (test, import);
  result = psk_test_describe (import);
  g_assert_cmpstr (result, ==,
                   "520308 - - นาย หนึ่ง ใจดี - 3 - - - -\n"
                   "520308 - - นาย สอง ใจดี - 4 - - - -\n"
                   "520308 - - นาย สาม ใจดี - 5 - - - -\n"
                   "520305 - - นาย สี่ ใจดี - 6 - - - -\n");

  /* Without its head the first line is a household, too; what was left out stays so. */
  psk_import_set_chosen (import, 2, FALSE);
  psk_import_set_sheet_head (import, 1, 0);
  g_assert_true (psk_import_get_chosen (import, 1));
  g_assert_false (psk_import_get_chosen (import, 2));
  g_assert_cmpint (psk_import_get_mapping (import, 1)->header_row, ==, 0);
  g_assert_cmpint (psk_import_get_mapping (import, 2)->header_row, ==, 0);
  g_assert_cmpint (psk_import_get_mapping (import, 3)->header_row, ==, 1);
}

static void
test_corrections (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) import = prepare_rows (
    test, "", HEAD
    "ทาผา|1|นายหนึ่ง ใจดี|" ID_1 "|12|\n"
    "\"|2|นายสอง ใจดี|8526781884303|x|\n"
    "ทาผา|3|นายสาม ใจดี||1|\n"
    "ศาลา|3|นายสี่ ใจดี||1|\n");
  g_autoptr (PskImport) renewed = NULL;
  g_autofree char *result = NULL;
  const PskImportProblem *problem = get_problem (import, 0);

  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_REJECTED), ==, 3);
  g_assert_cmpstr (problem->name, ==, "นายหนึ่ง ใจดี");
  g_assert_cmpint (problem->field, ==, PSK_COLUMN_TAMBON);
  g_assert_cmpuint (psk_import_count_alike (import, problem), ==, 3);
  g_assert_cmpuint (psk_import_set_cells_alike (import, problem, "ท่าผา"), ==, 3);
  psk_import_set_cell (import, 1, 3, PSK_COLUMN_CITIZEN_ID, ID_2);
  psk_import_set_cell (import, 1, 3, PSK_COLUMN_KINDS, "5");

  renewed = psk_import_renew (import);
  prepare (test, renewed);
  result = psk_test_describe (renewed);
  g_assert_cmpstr (result, ==,
                   "520308 1 - นาย หนึ่ง ใจดี " ID_1 " 12 - - - -\n"
                   "520308 2 - นาย สอง ใจดี " ID_2 " 5 - - - -\n"
                   "520308 3 - นาย สาม ใจดี - 1 - - - -\n"
                   "520305 3 - นาย สี่ ใจดี - 1 - - - -\n");

  /* The first one still shows what it found. */
  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_REJECTED), ==, 3);
}

/* Corrections are taken back one after the other; all that were made at once, at once. */
static void
test_undo (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) import = prepare_rows (
    test, "", HEAD
    "ทาผา|1|นายหนึ่ง ใจดี||12|\n"
    "ทาผา|2|นายสอง ใจดี||x|\n"
    "ท่าผา|3|นายสาม ใจดี||1|\n");
  g_autoptr (PskImport) renewed = NULL;
  static const guint rejected[] = { 2, 1, 1, 0 };

  g_assert_false (psk_import_can_undo (import));
  psk_import_set_cells_alike (import, get_problem (import, 0), "ท่าผา");
  psk_import_set_cell (import, 1, 3, PSK_COLUMN_KINDS, "y");
  psk_import_set_cell (import, 1, 3, PSK_COLUMN_KINDS, "5");

  /* What is taken back in the one stays in the other. */
  renewed = psk_import_renew (import);
  psk_import_undo (import);
  for (int n = 3; n >= 0; n--)
    {
      prepare (test, renewed);
      g_assert_cmpuint (psk_import_get_count (renewed, PSK_IMPORT_REJECTED), ==, rejected[n]);
      g_assert_true (psk_import_can_undo (renewed) == (n > 0));
      if (n > 0)
        psk_import_undo (renewed);
    }
}

static const struct
{
  const char *rows;
  const char *expected; /* the first suggestions */
} suggestions[] = {
  { "ทาผา|1|นายหนึ่ง ใจดี|||\n", "Tha Pha" },
  { "หลวงเหนีอ|1|นายหนึ่ง ใจดี|||\n", "Luang Nuea" },
  { "ไม่มีตำบลนี้|1|นายหนึ่ง ใจดี|||\n", NULL },
  { "ท่าผา|1|นายหนึ่ง ใจดี|8526781884303||\n", NULL },
  { "ท่าผา|1|นายหนึ่ง ใจดี|||น้ำท่วม\n", "Elderly" },
  { "เทศบาลตำบลเกาะคา|1|นายหนึ่ง ใจดี|||\n", "Ko Kha" },
  { "อบต.ศาลา|1|นายหนึ่ง ใจดี|||\n", "Sala" },
};

static void
test_suggestions (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (suggestions); i++)
    {
      g_autofree char *rows = g_strconcat (HEAD, suggestions[i].rows, NULL);
      g_autoptr (PskImport) import = prepare_rows (test, "", rows);
      gboolean everywhere;
      g_auto (GStrv) texts = psk_import_suggest (import, get_problem (import, 0), &everywhere);

      g_test_message ("%s", suggestions[i].rows);
      if (suggestions[i].expected == NULL)
        g_assert_cmpuint (g_strv_length (texts), ==, 0);
      else
        {
          g_assert_true (g_str_has_prefix (texts[0], suggestions[i].expected));
          g_assert_true (everywhere);
        }
    }
}

/* Where a name is like no other, the tambons of the district are all there is. */
static void
test_suggestions_of_district (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) import = prepare_rows (test, "อำเภองาว",
                                               HEAD "ไม่มีตำบลนี้|1|นายหนึ่ง ใจดี|||\n");
  gboolean everywhere;
  g_auto (GStrv) texts = psk_import_suggest (import, get_problem (import, 0), &everywhere);

  g_assert_false (everywhere);
  g_assert_cmpuint (g_strv_length (texts), ==, 10);
  g_assert_true (g_strv_contains ((const char * const *) texts, "Pong Tao"));
}

/* What was rejected is corrected in the file that it was written to, and imported. */
static void
check_rejected (const char *sheet,
                const char *rows,
                const char *name,
                guint       n_rejected,
                const char *expected)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) import = prepare_rows (test, sheet, rows);
  g_autofree char *path = g_build_filename (test->path, name, NULL);
  g_autofree char *staging = g_build_filename (test->path, "again.db", NULL);
  g_autofree char *result = NULL;
  g_autoptr (PskImport) again = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GError) error = NULL;

  psk_import_save_rejected (import, path, NULL, &error);
  g_assert_no_error (error);
  psk_exchange_read (path, staging, NULL, &error);
  g_assert_no_error (error);

  again = open_import (test, staging);
  prepare (test, again);
  g_assert_cmpuint (psk_import_get_count (again, PSK_IMPORT_REJECTED), ==, n_rejected);
  for (guint i = 0; i < psk_import_get_problems (again)->len; i++)
    {
      const PskImportProblem *problem = get_problem (again, i);

      psk_import_set_cell (again, (guint) problem->sheet_number, problem->row, problem->field,
                           problem->field == PSK_COLUMN_TAMBON ? "ท่าผา" : "5");
    }
  prepare (test, again);
  result = psk_test_describe (again);
  g_assert_cmpstr (result, ==, expected);
}

static void
test_rejected (void)
{
  /* The tambon of the second row is that of the first, which is not written. */
  check_rejected ("", HEAD
                  "ท่าผา|1|นายหนึ่ง ใจดี|" ID_1 "|12|\n"
                  "\"|2|นายสอง ใจดี|" ID_2 "|x|\n"
                  "ทาผา|3|นายสาม ใจดี||7|ผู้พิการ\n",
                  "rejected.csv", 2,
                  "520308 2 - นาย สอง ใจดี " ID_2 " 5 - - - -\n"
                  "520308 3 - นาย สาม ใจดี - 7 - disabled - -\n");
  check_rejected ("ศาลา", "ที่|ชื่อ-สกุล|ชนิด\n1|นายหนึ่ง ใจดี|12\n2|นายสอง ใจดี|x\n"
                  "%ท่าผา\nที่|ชื่อ-สกุล|ชนิด\n1|นายสาม ใจดี|y\n",
                  "rejected.xlsx", 2,
                  "520305 - - นาย สอง ใจดี - 5 - - - -\n"
                  "520308 - - นาย สาม ใจดี - 5 - - - -\n");
  check_rejected ("", "ที่|ชื่อ-สกุล|ตำบล|ผัก 1|ผัก 2\n1|นายหนึ่ง ใจดี|ท่าผา|ข่า|ขิง\n"
                  "2|นายสอง ใจดี|ทาผา|\"|พริก\n",
                  "rejected.csv", 1,
                  "520308 - - นาย สอง ใจดี - 2 - - - ข่า, พริก\n");
  check_rejected ("", "ชื่อ-สกุล|ตำบล|วัน|เดือน|ปี|13 หลัก\n"
                  "นายหนึ่ง ใจดี|ท่าผา|10|3|2567|5|5|2|6|6|4|6|6|2|7|0|2|5\n"
                  "นายสอง ใจดี|ทาผา|\"|\"|\"|8|5|2|6|7|8|1|8|8|4|3|0|2\n",
                  "rejected.csv", 1,
                  "520308 - - นาย สอง ใจดี " ID_2 " - 2024-03-10 - - -\n");
}

static void
test_rejected_refused (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) good = prepare_rows (test, "", HEAD "ท่าผา|1|นายหนึ่ง ใจดี||12|\n");
  g_autoptr (PskImport) two = prepare_rows (
    test, "ศาลา", "ที่|ชื่อ-สกุล|ชนิด\n2|นายสอง ใจดี|x\n%ท่าผา\nที่|ชื่อ-สกุล|ชนิด\n1|นายสาม ใจดี|y\n");
  g_autofree char *path = g_build_filename (test->path, "rejected.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_import_save_rejected (good, path, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (psk_import_save_rejected (two, path, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_changes (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) first = prepare_rows (test, "",
                                              HEAD "ท่าผา|1|นายหนึ่ง ใจดี|" ID_1 "|12|\n");
  g_autoptr (PskImport) second = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *text = NULL;
  const PskImportChange *change;

  run (test, psk_import_command (first));
  second = prepare_rows (test, "", HEAD "ท่าผา|2|นายหนึ่ง ใจดี|" ID_1 "|12|ผู้พิการ\n");
  changes = psk_import_get_changes (second, psk_import_get_row (second, 0));
  g_assert_cmpuint (changes->len, ==, 2);
  change = changes->pdata[0];
  g_assert_cmpint (change->field, ==, PSK_HOUSEHOLD_VILLAGE_NO);
  g_assert_cmpstr (change->before, ==, "1");
  g_assert_cmpstr (change->after, ==, "2");
  change = changes->pdata[1];
  g_assert_cmpint (change->field, ==, PSK_HOUSEHOLD_VULNERABILITY);
  g_assert_cmpstr (change->before, ==, "");
  text = psk_import_describe (second, psk_import_get_row (second, 0));
  g_assert_nonnull (strstr (text, "1 → 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-choices/saved", test_saved);
  g_test_add_func ("/import-choices/saved-table", test_saved_table);
  g_test_add_func ("/import-choices/saved-sheets", test_saved_sheets);
  g_test_add_func ("/import-choices/place", test_place);
  g_test_add_func ("/import-choices/file-name", test_file_name);
  g_test_add_func ("/import-choices/house-village", test_house_village);
  g_test_add_func ("/import-choices/hidden", test_hidden);
  g_test_add_func ("/import-choices/uncalculated", test_uncalculated);
  g_test_add_func ("/import-choices/hidden-unknown", test_hidden_unknown);
  g_test_add_func ("/import-choices/sheets", test_sheets);
  g_test_add_func ("/import-choices/corrections", test_corrections);
  g_test_add_func ("/import-choices/undo", test_undo);
  g_test_add_func ("/import-choices/suggestions", test_suggestions);
  g_test_add_func ("/import-choices/suggestions/district", test_suggestions_of_district);
  g_test_add_func ("/import-choices/rejected", test_rejected);
  g_test_add_func ("/import-choices/rejected-refused", test_rejected_refused);
  g_test_add_func ("/import-choices/changes", test_changes);

  return g_test_run ();
}
