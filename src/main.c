/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "psk-application.h"

/* The language is chosen before anything is shown: the setting of the user, or
 * that of the system. Without a locale of its own the C library gives no
 * translations at all, so that plain "C" becomes UTF-8. */
static void
set_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  g_autofree char *language = g_settings_get_string (settings, "language");
  const char *localedir = g_getenv ("PSK_LOCALEDIR");
  const char *locale;

  if (!g_str_equal (language, "system"))
    g_setenv ("LANGUAGE", language, TRUE);

  locale = setlocale (LC_ALL, "");
  if (locale == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : PSK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PskApplication) application = NULL;

  set_language ();
  g_set_prgname (PSK_APPLICATION_ID);
  g_set_application_name (_("Pansuk"));

  application = psk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
