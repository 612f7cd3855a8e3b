/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-query.h"
#include "psk-name.h"

G_BEGIN_DECLS

/* The households of a book as they are compared; private to psk-duplicate.c and
 * psk-duplicate-blocks.c. */

typedef enum
{
  PSK_DUPLICATE_VALID_ID = 1 << 0, /* the check digit is right */
  PSK_DUPLICATE_DROPPED = 1 << 1,
  PSK_DUPLICATE_MOVED = 1 << 2,    /* dropped out because it moved away */
  PSK_DUPLICATE_SETTLED = 1 << 3,  /* dropped out because it was listed twice */
  PSK_DUPLICATE_MALE = 1 << 4,     /* by the title */
  PSK_DUPLICATE_FEMALE = 1 << 5,
  PSK_DUPLICATE_IN_AREA = 1 << 6,
  PSK_DUPLICATE_IN_SCOPE = 1 << 7,
} PskDuplicateRowFlags;

/**
 * PskDuplicateRow:
 * @id: the row id of the household
 * @citizen_id: 13 digits as a number, 0 without one or with one that everybody has
 * @phone: its digits as a number, 0 likewise
 * @house_code: 11 digits as a number, or 0
 * @tambon: area code
 * @village_no: or -1
 * @house: the same for the same house number, 0 without one
 * @first: the first name as an index of the names, 0 without one
 * @last: the last name likewise
 * @flags: see #PskDuplicateRowFlags
 */
typedef struct
{
  gint64 id;
  guint64 citizen_id;
  guint64 phone;
  guint64 house_code;
  int tambon;
  int village_no;
  guint house;
  guint first;
  guint last;
  guint flags;
} PskDuplicateRow;

/**
 * PskDuplicateRows:
 * @rows: (element-type PskDuplicateRow): in the order of row ids
 * @names: (element-type PskNamePart): what first and last names sound like
 */
typedef struct
{
  GArray *rows;
  GPtrArray *names;
} PskDuplicateRows;

PskDuplicateRows *psk_duplicate_rows_load   (PskStore           *store,
                                             int                 area,
                                             PskHouseholdScope   scope,
                                             GError            **error);
void              psk_duplicate_rows_free   (PskDuplicateRows   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskDuplicateRows, psk_duplicate_rows_free)

G_END_DECLS
