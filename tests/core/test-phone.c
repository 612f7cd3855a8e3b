/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-phone.h"

static void
test_mask (void)
{
  static const char *const cases[][2] = {
    { "0812344417", "08•-•••-4417" },
    { "081-234-4417", "08•-•••-4417" },
    { "054224417", "05-•••-4417" },
    { "1669", "••••" },
    { "", "" },
  };

  g_assert_null (psk_phone_mask (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = psk_phone_mask (cases[i][0]);

      g_assert_cmpstr (masked, ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phone/mask", test_mask);

  return g_test_run ();
}
