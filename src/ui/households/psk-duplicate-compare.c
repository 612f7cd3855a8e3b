/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate-compare.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-duplicate-commands.h"
#include "psk-duplicate-table.h"
#include "psk-household-columns.h"
#include "psk-visit-table.h"

typedef enum
{
  SIDE_NONE, /* neither: both are put together */
  SIDE_LEFT,
  SIDE_RIGHT,
} Side;

enum
{
  COLUMN_TITLE,
  COLUMN_SIGN,
  COLUMN_LEFT,
  COLUMN_RIGHT,
};

typedef struct
{
  PskHouseholdField field;
  const char *title; /* an English message */
} Info;

/* The slot comes first: what lies where follows from it. */
static const Info infos[] = {
  { PSK_HOUSEHOLD_SLOT, N_("Slot") },
  { PSK_HOUSEHOLD_TAMBON, N_("Tambon") },
  { PSK_HOUSEHOLD_VILLAGE_NO, N_("Village") },
  { PSK_HOUSEHOLD_HOUSE_NO, N_("House") },
  { PSK_HOUSEHOLD_HOUSE_CODE, N_("House Code") },
  { PSK_HOUSEHOLD_TITLE, N_("Title") },
  { PSK_HOUSEHOLD_FIRST_NAME, N_("First Name") },
  { PSK_HOUSEHOLD_LAST_NAME, N_("Last Name") },
  { PSK_HOUSEHOLD_CITIZEN_ID, N_("Citizen ID") },
  { PSK_HOUSEHOLD_PHONE, N_("Phone") },
  { PSK_HOUSEHOLD_MEMBERS, N_("Members") },
  { PSK_HOUSEHOLD_VULNERABILITY, N_("Vulnerability") },
  { PSK_HOUSEHOLD_DEFINITION_USED, N_("Definition Used") },
  { PSK_HOUSEHOLD_KINDS, N_("Kinds") },
  { PSK_HOUSEHOLD_PLANTED_ON, N_("Planted") },
  { PSK_HOUSEHOLD_LAT, N_("Pin") },
  { PSK_HOUSEHOLD_NOTE, N_("Note") },
};

#define ROW_SLOT 0
#define ROW_TAMBON 1
#define N_ROWS G_N_ELEMENTS (infos)

/* Of fields that are the same the buttons are NULL. */
typedef struct
{
  GtkCheckButton *left;
  GtkCheckButton *right;
  GtkCheckButton *both;
} Row;

/**
 * PskDuplicateCompare:
 *
 * Two households side by side. Where they differ there is a sign and a choice which
 * value stays.
 */
struct _PskDuplicateCompare
{
  AdwBin parent_instance;

  /* Owned */
  PskBook *book;
  PskHousehold *first; /* NULL while there is nothing to compare */
  PskHousehold *second;

  /* Borrowed */
  GtkGrid *grid;

  Row rows[N_ROWS];
  int n_grid_rows;
  gboolean revealed;
};

G_DEFINE_FINAL_TYPE (PskDuplicateCompare, psk_duplicate_compare, ADW_TYPE_BIN)

static void
copy_field (PskHousehold     *to,
            PskHousehold     *from,
            PskHouseholdField field)
{
  guint n_fields;
  const PskField *info = &psk_record_get_fields (from, &n_fields)[field];
  gpointer source = G_STRUCT_MEMBER_P (from, info->offset);
  gpointer target = G_STRUCT_MEMBER_P (to, info->offset);

  switch (info->kind)
    {
    case PSK_FIELD_INT:
      *(int *) target = *(int *) source;
      break;
    case PSK_FIELD_REAL:
      *(double *) target = *(double *) source;
      break;
    case PSK_FIELD_TEXT:
      psk_record_set_text (to, field, *(char **) source);
      break;
    case PSK_FIELD_ID:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_equal (PskHousehold     *a,
          PskHousehold     *b,
          PskHouseholdField field)
{
  return psk_record_field_equal (a, b, field)
         && (field != PSK_HOUSEHOLD_LAT || psk_record_field_equal (a, b, PSK_HOUSEHOLD_LON));
}

static char *
value_text (PskDuplicateCompare *self,
            PskHousehold        *household,
            PskHouseholdField    field)
{
  g_autofree char *text = NULL;

  switch ((int) field)
    {
    case PSK_HOUSEHOLD_HOUSE_CODE:
      text = g_strdup (household->house_code);
      break;
    case PSK_HOUSEHOLD_DEFINITION_USED:
      text = g_strdup (psk_definition_get_code_title (psk_book_get_codes (self->book),
                                                      "vulnerable_definition",
                                                      household->definition_used,
                                                      psk_language_of_messages ()));
      break;
    case PSK_HOUSEHOLD_LAT:
      if (!isnan (household->lat) && !isnan (household->lon))
        text = g_strdup_printf ("%.5f, %.5f", household->lat, household->lon);
      break;
    default:
      text = psk_household_columns_text (self->book, household, field, self->revealed);
      break;
    }

  return g_strdup (text != NULL && *text != '\0' ? text : "–");
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Marks a field where they differ. */
static GtkWidget *
make_sign (gboolean differs)
{
  GtkWidget *sign = gtk_label_new (differs ? "≠" : "");

  gtk_widget_add_css_class (sign, "sign");
  gtk_widget_add_css_class (sign, "partial-text");
  if (differs)
    gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Different"), -1);

  return sign;
}

static void
attach (PskDuplicateCompare *self,
        GtkWidget           *widget,
        int                  column,
        int                  row)
{
  gtk_widget_set_hexpand (widget, column >= COLUMN_LEFT);
  gtk_grid_attach (self->grid, widget, column, row, 1, 1);
}

static GtkCheckButton *
make_choice (PskDuplicateCompare *self,
             const Info          *info,
             PskHousehold        *household,
             GtkCheckButton      *group)
{
  g_autofree char *value = value_text (self, household, info->field);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", _(info->title), value);
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), make_label (value, "heading"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_widget_add_css_class (button, "choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);

  return GTK_CHECK_BUTTON (button);
}

static Side
side_of (PskDuplicateCompare *self,
         guint                i)
{
  const Row *row = &self->rows[i];

  if (row->left != NULL && gtk_check_button_get_active (row->left))
    return SIDE_LEFT;
  if (row->right != NULL && gtk_check_button_get_active (row->right))
    return SIDE_RIGHT;

  return SIDE_NONE;
}

/* The household that keeps its identity is the one whose slot stays. */
static Side
side_kept (PskDuplicateCompare *self)
{
  if (self->first->slot >= 1 && self->second->slot >= 1)
    return side_of (self, ROW_SLOT) == SIDE_RIGHT ? SIDE_RIGHT : SIDE_LEFT;

  return self->second->slot >= 1 ? SIDE_RIGHT : SIDE_LEFT;
}

/* A slot belongs to a tambon, so that the choice of one is the choice of the other. */
static void
bind_tambon_to_slot (PskDuplicateCompare *self)
{
  const Row *row = &self->rows[ROW_TAMBON];
  const gboolean bound = self->first->slot >= 1 || self->second->slot >= 1;
  const gboolean right = side_kept (self) == SIDE_RIGHT;

  if (row->left == NULL || !bound)
    return;

  gtk_check_button_set_active (right ? row->right : row->left, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (row->left), !right);
  gtk_widget_set_sensitive (GTK_WIDGET (row->right), right);
}

static PskHousehold *
propose (PskDuplicateCompare *self)
{
  PskHousehold *keep = side_kept (self) == SIDE_RIGHT ? self->second : self->first;
  PskHousehold *other = keep == self->first ? self->second : self->first;
  PskHousehold *merged = psk_duplicate_merge_values (keep, other);
  const int kinds = psk_visit_table_latest_kinds (psk_book_get_store (self->book), keep->id,
                                                  other->id);

  /* A visit is the latest word on what grows there. */
  if (kinds >= 0)
    merged->kinds = kinds;

  return merged;
}

/* What neither of them has is the two put together: the notes of both. */
static void
add_both (PskDuplicateCompare *self,
          const Info          *info,
          PskHousehold        *merged,
          Row                 *row)
{
  row->both = make_choice (self, info, merged, row->left);
  gtk_grid_attach (self->grid, GTK_WIDGET (row->both), COLUMN_LEFT, self->n_grid_rows, 2, 1);
  self->n_grid_rows++;
  gtk_check_button_set_active (row->both, TRUE);
}

static void
add_choices (PskDuplicateCompare *self,
             guint                i,
             PskHousehold        *merged)
{
  const Info *info = &infos[i];
  Row *row = &self->rows[i];

  row->left = make_choice (self, info, self->first, NULL);
  row->right = make_choice (self, info, self->second, row->left);
  attach (self, make_sign (TRUE), COLUMN_SIGN, self->n_grid_rows);
  attach (self, GTK_WIDGET (row->left), COLUMN_LEFT, self->n_grid_rows);
  attach (self, GTK_WIDGET (row->right), COLUMN_RIGHT, self->n_grid_rows);
  self->n_grid_rows++;

  if (is_equal (merged, self->first, info->field))
    gtk_check_button_set_active (row->left, TRUE);
  else if (is_equal (merged, self->second, info->field))
    gtk_check_button_set_active (row->right, TRUE);
  else
    add_both (self, info, merged, row);
}

static void
add_plain (PskDuplicateCompare *self,
           const Info          *info,
           gboolean             differs)
{
  g_autofree char *left = value_text (self, self->first, info->field);
  g_autofree char *right = value_text (self, self->second, info->field);

  attach (self, make_sign (differs), COLUMN_SIGN, self->n_grid_rows);
  attach (self, make_label (left, differs ? "heading" : NULL), COLUMN_LEFT, self->n_grid_rows);
  attach (self, make_label (right, differs ? "heading" : NULL), COLUMN_RIGHT, self->n_grid_rows);
  self->n_grid_rows++;
}

static void
add_row (PskDuplicateCompare *self,
         guint                i,
         PskHousehold        *merged)
{
  const Info *info = &infos[i];
  const gboolean is_slot = info->field == PSK_HOUSEHOLD_SLOT;
  const gboolean same = is_equal (self->first, self->second, info->field);
  g_autofree char *left = value_text (self, self->first, info->field);
  const gboolean two_slots = self->first->slot >= 1 && self->second->slot >= 1;

  if (same && g_str_equal (left, "–"))
    return;

  attach (self, make_label (_(info->title), "dim-label"), COLUMN_TITLE, self->n_grid_rows);
  /* Of two slots one is given up, also when they have the same number in two tambons; one
   * that only one of them holds is kept. */
  if (is_slot ? !two_slots : same)
    add_plain (self, info, !same);
  else
    add_choices (self, i, merged);
}

static void
add_heads (PskDuplicateCompare *self)
{
  PskHousehold *households[] = { self->first, self->second };
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      g_autofree char *name = psk_household_name_text (households[i]);
      g_autofree char *place = psk_household_place_text (self->book, households[i]);
      g_autofree char *state = psk_household_state_text (self->book, households[i]);
      const char *state_class = psk_household_state_class (households[i]);
      GtkWidget *chip = gtk_label_new (state);

      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_widget_add_css_class (chip, "chip");
      if (state_class != NULL)
        gtk_widget_add_css_class (chip, state_class);
      gtk_box_append (GTK_BOX (box), make_label (name, "title-4"));
      gtk_box_append (GTK_BOX (box), make_label (place, "dim-label"));
      gtk_box_append (GTK_BOX (box), chip);
      gtk_size_group_add_widget (group, box);
      attach (self, box, COLUMN_LEFT + (int) i, self->n_grid_rows);
    }
  self->n_grid_rows++;
}

static char *
belongings_text (PskDuplicateCompare *self,
                 PskHousehold        *household)
{
  const PskDuplicateBelongings belongings
    = psk_duplicate_table_count (psk_book_get_store (self->book), household->id);
  g_autofree char *visits = g_strdup_printf (ngettext ("%d visit", "%d visits",
                                                       belongings.n_visits),
                                             belongings.n_visits);
  g_autofree char *slots = g_strdup_printf (ngettext ("held %d slot", "held %d slots",
                                                      belongings.n_slots),
                                            belongings.n_slots);
  g_autofree char *gifts = g_strdup_printf (ngettext ("given seed %d time", "given seed %d times",
                                                      belongings.n_movements),
                                            belongings.n_movements);

  return g_strjoin (" · ", visits, slots, belongings.n_movements > 0 ? gifts : NULL, NULL);
}

static void
add_belongings (PskDuplicateCompare *self)
{
  g_autofree char *left = belongings_text (self, self->first);
  g_autofree char *right = belongings_text (self, self->second);

  attach (self, make_label (_("Visits and History"), "dim-label"), COLUMN_TITLE,
          self->n_grid_rows);
  attach (self, make_label (left, NULL), COLUMN_LEFT, self->n_grid_rows);
  attach (self, make_label (right, NULL), COLUMN_RIGHT, self->n_grid_rows);
  self->n_grid_rows++;
}

/* The row that has the focus, or N_ROWS. */
static guint
focused_row (PskDuplicateCompare *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint i = 0;

  while (i < N_ROWS && (focus == NULL || (focus != GTK_WIDGET (self->rows[i].left)
                                          && focus != GTK_WIDGET (self->rows[i].right)
                                          && focus != GTK_WIDGET (self->rows[i].both))))
    i++;

  return i;
}

/* Whether a side has something to keep. */
static gboolean
has_value (PskDuplicateCompare *self,
           guint                i,
           gboolean             right)
{
  g_autofree char *value = value_text (self, right ? self->second : self->first, infos[i].field);

  return !g_str_equal (value, "–");
}

static void
choose_row (PskDuplicateCompare *self,
            guint                i,
            gboolean             right)
{
  GtkCheckButton *button = right ? self->rows[i].right : self->rows[i].left;

  if (button != NULL && gtk_widget_is_sensitive (GTK_WIDGET (button)))
    gtk_check_button_set_active (button, TRUE);
}

static void
clear (PskDuplicateCompare *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    self->rows[i] = (Row) { NULL, NULL, NULL };
  self->grid = NULL;
  self->n_grid_rows = 0;
  g_clear_object (&self->first);
  g_clear_object (&self->second);
  adw_bin_set_child (ADW_BIN (self), NULL);
}

static void
fill (PskDuplicateCompare *self)
{
  g_autoptr (PskHousehold) merged = propose (self);

  add_heads (self);
  add_belongings (self);
  for (guint i = 0; i < N_ROWS; i++)
    add_row (self, i, merged);

  if (self->rows[ROW_SLOT].left != NULL)
    {
      g_signal_connect_object (self->rows[ROW_SLOT].left, "toggled",
                               G_CALLBACK (bind_tambon_to_slot), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->rows[ROW_SLOT].right, "toggled",
                               G_CALLBACK (bind_tambon_to_slot), self, G_CONNECT_SWAPPED);
    }
  bind_tambon_to_slot (self);
}

/* What is shown again as it is keeps what was chosen. */
static gboolean
is_shown (PskDuplicateCompare *self,
          PskHousehold        *first,
          PskHousehold        *second,
          gboolean             revealed)
{
  return self->first != NULL && self->revealed == revealed
         && psk_record_equal (self->first, first) && psk_record_equal (self->second, second);
}

static void
psk_duplicate_compare_dispose (GObject *object)
{
  PskDuplicateCompare *self = PSK_DUPLICATE_COMPARE (object);

  clear (self);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (psk_duplicate_compare_parent_class)->dispose (object);
}

static void
psk_duplicate_compare_class_init (PskDuplicateCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_duplicate_compare_dispose;
}

static void
psk_duplicate_compare_init (PskDuplicateCompare *self)
{
}

/**
 * psk_duplicate_compare_show:
 * @self: a comparison
 * @book: a book
 * @first: (nullable): the household on the left, or %NULL to show nothing
 * @second: (nullable): the household on the right
 * @revealed: whether citizen ids may be read in full
 *
 * Shows two households, with the values chosen that psk_duplicate_merge_values() takes.
 */
void
psk_duplicate_compare_show (PskDuplicateCompare *self,
                            PskBook             *book,
                            PskHousehold        *first,
                            PskHousehold        *second,
                            gboolean             revealed)
{
  g_return_if_fail (PSK_IS_DUPLICATE_COMPARE (self) && PSK_IS_BOOK (book));

  if (first != NULL && second != NULL && is_shown (self, first, second, revealed))
    return;

  clear (self);
  if (first == NULL || second == NULL)
    return;

  g_set_object (&self->book, book);
  self->first = g_object_ref (first);
  self->second = g_object_ref (second);
  self->revealed = revealed;
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "compare-grid");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
  fill (self);
}

/**
 * psk_duplicate_compare_choose:
 * @self: a comparison
 * @right: whether the values on the right stay
 *
 * Chooses a side for the field that has the focus, or for all of them that have a value
 * on that side.
 */
void
psk_duplicate_compare_choose (PskDuplicateCompare *self,
                              gboolean             right)
{
  guint focused;

  g_return_if_fail (PSK_IS_DUPLICATE_COMPARE (self));

  if (self->first == NULL)
    return;

  focused = focused_row (self);
  if (focused < N_ROWS)
    {
      choose_row (self, focused, right);
      return;
    }

  for (guint i = 0; i < N_ROWS; i++)
    choose_row (self, i, has_value (self, i, right) ? right : !right);
}

/**
 * psk_duplicate_compare_get_merged:
 * @self: a comparison
 * @keep: (out): the household that stays
 * @other: (out): the other one
 *
 * Returns: (transfer full) (nullable): the values that were chosen, for
 *   psk_command_household_merge(); %NULL when nothing is compared
 */
PskHousehold *
psk_duplicate_compare_get_merged (PskDuplicateCompare *self,
                                  gint64              *keep,
                                  gint64              *other)
{
  PskHousehold *merged;
  gboolean right;

  g_return_val_if_fail (PSK_IS_DUPLICATE_COMPARE (self), NULL);

  if (self->first == NULL)
    return NULL;

  right = side_kept (self) == SIDE_RIGHT;
  *keep = right ? self->second->id : self->first->id;
  *other = right ? self->first->id : self->second->id;
  merged = propose (self);
  for (guint i = ROW_TAMBON; i < N_ROWS; i++)
    {
      const Side side = side_of (self, i);
      PskHousehold *from = side == SIDE_RIGHT ? self->second : self->first;

      if (side == SIDE_NONE)
        continue;
      copy_field (merged, from, infos[i].field);
      if (infos[i].field == PSK_HOUSEHOLD_LAT)
        copy_field (merged, from, PSK_HOUSEHOLD_LON);
    }

  return merged;
}
