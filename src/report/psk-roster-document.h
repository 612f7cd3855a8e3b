/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-document-frame.h"

G_BEGIN_DECLS

/**
 * PskRosterLine:
 * @slot: its number in the tambon, from 1
 * @village_no: the number of its village, or -1
 * @house_no: (nullable): the number of its house
 * @name: (nullable): the head of the household, with title
 * @citizen_id: (nullable): as it shall be printed: masked, unless it was revealed
 * @vulnerability: (nullable): in words
 * @kinds: how many kinds of vegetables it grows, or -1
 * @planted_on: (nullable): ISO 8601
 * @note: (nullable): a remark
 *
 * A household in a roster.
 */
typedef struct
{
  int slot;
  int village_no;
  const char *house_no;
  const char *name;
  const char *citizen_id;
  const char *vulnerability;
  int kinds;
  const char *planted_on;
  const char *note;
} PskRosterLine;

/**
 * PskRosterSection:
 * @tambon: its name, without ตำบล
 * @district: its name, without อำเภอ
 * @province: its name, without จังหวัด
 * @target: how many slots it has; all of them are printed
 * @lines: (array length=n_lines): its households; those outside the slots are left out
 * @n_lines: how many
 *
 * The roster of a tambon. It begins on a page of its own.
 */
typedef struct
{
  const char *tambon;
  const char *district;
  const char *province;
  int target;
  const PskRosterLine *lines;
  guint n_lines;
} PskRosterSection;

/**
 * PskRosterDocument:
 * @frame: what is around the content
 * @fiscal_year: in the Buddhist Era, such as 2567
 * @kinds_needed: from how many kinds of vegetables on a household is planting
 * @is_blank: whether only the lines are printed, to be filled in by hand
 * @is_public: whether everything that tells who a household is stays out: names,
 *   house numbers, ids, kinds of vulnerability and remarks
 * @without_ids: whether the column of citizen ids is left out
 * @sections: (array length=n_sections): a tambon each
 * @n_sections: how many
 */
typedef struct
{
  PskDocumentFrame frame;
  int fiscal_year;
  int kinds_needed;
  gboolean is_blank;
  gboolean is_public;
  gboolean without_ids;
  const PskRosterSection *sections;
  guint n_sections;
} PskRosterDocument;

PskPaper *psk_roster_document_new_paper (const PskRosterDocument *self);

G_END_DECLS
