/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-definition.h"

G_BEGIN_DECLS

/* What a cell looks like; a cell can look like several things. */
typedef enum
{
  PSK_CELL_CITIZEN_ID = 1 << 0, /* 13 digits */
  PSK_CELL_HOUSE_CODE = 1 << 1, /* 11 digits */
  PSK_CELL_PHONE = 1 << 2,
  PSK_CELL_DATE = 1 << 3,
  PSK_CELL_TAMBON = 1 << 4,
  PSK_CELL_DISTRICT = 1 << 5,
  PSK_CELL_TITLE = 1 << 6, /* นาย */
  PSK_CELL_TITLED = 1 << 7, /* นายสมชาย */
  PSK_CELL_FULL_NAME = 1 << 8, /* นายสมชาย ใจดี */
  PSK_CELL_TWO_WORDS = 1 << 9, /* สมชาย ใจดี */
  PSK_CELL_WORD = 1 << 10, /* สมชาย */
  PSK_CELL_VILLAGE = 1 << 11, /* หมู่ 3 */
  PSK_CELL_SMALL = 1 << 12, /* 0 to 99 */
  PSK_CELL_HOUSE = 1 << 13, /* 98, 260/12 */
  PSK_CELL_SLASH = 1 << 14, /* 260/12 */
  PSK_CELL_ADDRESS = 1 << 15, /* 12 หมู่ 3 ต.เกาะคา */
  PSK_CELL_CODE = 1 << 16, /* a cause of vulnerability */
  PSK_CELL_NUMBER = 1 << 17,
  PSK_CELL_VEGETABLES = 1 << 18, /* กะเพรา, พริก, ข่า */
  PSK_CELL_TICK = 1 << 19, /* ✓ or a small number under the title of what it says */
  PSK_CELL_PERSON = 1 << 20, /* an address after a name */
  PSK_CELL_HOUSE_VILLAGE = 1 << 21, /* 260/12, when 12 can be a village */
} PskCellLook;

#define PSK_N_CELL_LOOKS 22

/**
 * PskLexicon:
 *
 * The names of areas and the words of the code lists, for telling what a cell is.
 */
typedef struct _PskLexicon PskLexicon;

/**
 * PskAddress:
 * @house_no: (nullable): the number of the house
 * @village: (nullable): the number of the village, digits only
 * @tambon: (nullable): the name of the tambon
 * @district: (nullable): the name of the district
 * @person: (nullable): who stands before the address in the same cell
 *
 * An address of one cell, taken apart.
 */
typedef struct
{
  char *house_no;
  char *village;
  char *tambon;
  char *district;
  char *person;
} PskAddress;

PskLexicon *psk_lexicon_new           (PskAreas       *areas,
                                       PskDefinition  *codes);
void        psk_lexicon_free          (PskLexicon     *self);
guint       psk_lexicon_look          (PskLexicon     *self,
                                       const char     *clean);
int         psk_lexicon_find_tambon   (PskLexicon     *self,
                                       const char     *name);
int         psk_lexicon_find_district (PskLexicon     *self,
                                       const char     *name);
const char *psk_lexicon_find_code     (PskLexicon     *self,
                                       const char     *text);
const char *psk_lexicon_guess_code    (PskLexicon     *self,
                                       const char     *text);
int         psk_lexicon_count_vegetables (PskLexicon  *self,
                                          const char  *text,
                                          gboolean     certain);
void        psk_lexicon_scan          (PskLexicon     *self,
                                       const char     *text,
                                       int            *tambon,
                                       int            *district);
char       *psk_date_join             (const char     *day,
                                       const char     *month,
                                       const char     *year);
void        psk_address_parse         (const char     *text,
                                       PskAddress     *address);
void        psk_address_parse_house   (const char     *text,
                                       PskAddress     *address);
void        psk_address_clear         (PskAddress     *address);

const char *psk_cell_find_village     (const char     *arabic);
gboolean    psk_cell_starts_with_digit (const char    *text);
gboolean    psk_cell_has_many_digits   (const char    *text);
gboolean    psk_cell_is_ditto          (const char    *text);
gboolean    psk_cell_is_tick           (const char    *text,
                                        gboolean      *yes);
gboolean    psk_cell_is_sum            (const char    *text);
gboolean    psk_cell_is_signature      (const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskLexicon, psk_lexicon_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PskAddress, psk_address_clear)

G_END_DECLS
