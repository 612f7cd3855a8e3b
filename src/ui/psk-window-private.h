/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-area-button.h"
#include "psk-stepper.h"
#include "psk-window.h"

G_BEGIN_DECLS

/**
 * PskWindow:
 *
 * The window of one book: the header, which never changes place, and the tabs.
 * It knows #PskPage and not the pages.
 */
struct _PskWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwSqueezer *squeezer;
  AdwViewSwitcher *switcher;
  AdwWindowTitle *window_title;
  PskAreaButton *area_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkButton *search_button;
  GtkButton *print_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkRevealer *sample_revealer;
  AdwToastOverlay *toast_overlay;
  GtkStack *main_stack;
  AdwViewStack *stack;
  AdwViewSwitcherBar *switcher_bar;

  /* Owned */
  GSettings *settings;
  PskBook *book;
  PskToaster *toaster;
  PskStepper *stepper;
  GCancellable *opening; /* NULL unless a book is being opened */
  GtkWidget *welcome; /* NULL until there was no book to show */

  gboolean leaves; /* it is closed, and was asked whether it may be */
  guint present_id;
};

/* psk-window.c */

PskPage *psk_window_get_visible_page (PskWindow      *self);

/* psk-window-actions.c */

void     psk_window_install_actions  (GtkWidgetClass *klass);
void     psk_window_update_actions   (PskWindow      *self);

/* psk-window-open.c */

void     psk_window_cancel_opening   (PskWindow      *self);

G_END_DECLS
