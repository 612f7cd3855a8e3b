/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"

G_BEGIN_DECLS

#define PSK_TYPE_PAGE (psk_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (PskPage, psk_page, PSK, PAGE, AdwBin)

/**
 * PskPageClass:
 * @name: the stable name of the page: overview, households, centres, photos,
 *   monthly, scores
 * @icon_name: its icon
 * @get_title: its title, translated
 * @build: makes the widgets. It is called when the page is needed for the first
 *   time, so that the first window need not wait for pages that are not seen; book
 *   and area are set by then
 * @refresh: reads from the book what it shows. It is called when the page is
 *   visible and the book, the area or a set of #PskChanges made what it shows
 *   out of date; a hidden page is refreshed when it is shown again
 * @show_area: goes to what the page has about an area: called by a door on
 *   another page, after the area filter was set. Optional
 * @show_record: goes to one record by its row id. Optional
 * @focus_search: puts the focus into the search entry. Optional
 * @focus_content: puts the focus into the list or the grid that the page is about;
 *   %FALSE when there is nothing in it. Optional
 * @print: prints what is seen. Optional
 * @settle: keeps what is being typed, as far as that is possible. Optional
 * @count_refused: how many texts there are that were typed, could not be kept, and wait to
 *   be corrected. Optional
 *
 * One tab of the window.
 */
struct _PskPageClass
{
  AdwBinClass parent_class;

  const char *name;
  const char *icon_name;
  GListStore *keys; /* see psk_page_class_add_key() */

  const char *(*get_title)  (PskPage  *self);
  void (*build)             (PskPage  *self);
  void (*refresh)           (PskPage  *self,
                             guint     changes);
  void (*show_area)         (PskPage  *self,
                             int       area);
  void (*show_record)       (PskPage  *self,
                             gint64    id);
  void (*focus_search)      (PskPage  *self);
  gboolean (*focus_content) (PskPage  *self);
  void (*print)             (PskPage  *self);
  void (*settle)            (PskPage  *self);
  guint (*count_refused)    (PskPage  *self);
};

void        psk_page_class_add_key (PskPageClass         *klass,
                                    guint                 key,
                                    GdkModifierType       modifiers,
                                    const char           *action);

PskBook    *psk_page_get_book     (PskPage              *self);
void        psk_page_set_book     (PskPage              *self,
                                   PskBook              *book);
int         psk_page_get_area     (PskPage              *self);
void        psk_page_set_area     (PskPage              *self,
                                   int                   area);
const char *psk_page_get_name     (PskPage              *self);
const char *psk_page_get_icon_name (PskPage             *self);
const char *psk_page_get_title    (PskPage              *self);
gboolean    psk_page_can_print    (PskPage              *self);
void        psk_page_invalidate   (PskPage              *self,
                                   guint                 changes);
void        psk_page_show_area    (PskPage              *self,
                                   int                   area);
void        psk_page_show_record  (PskPage              *self,
                                   gint64                id);
void        psk_page_focus_search (PskPage              *self);
gboolean    psk_page_focus_content (PskPage             *self);
void        psk_page_settle       (PskPage              *self);
guint       psk_page_count_refused (PskPage             *self);
void        psk_page_print        (PskPage              *self);

void        psk_page_go_to        (PskPage              *self,
                                   const char           *page,
                                   int                   area,
                                   gint64                id);
void        psk_page_toast        (PskPage              *self,
                                   const char           *text);
void        psk_page_toast_undo   (PskPage              *self,
                                   const char           *text);
void        psk_page_toast_error  (PskPage              *self,
                                   const GError         *error);
gboolean    psk_page_run          (PskPage              *self,
                                   PskCommand           *command,
                                   const char           *toast);

G_END_DECLS
