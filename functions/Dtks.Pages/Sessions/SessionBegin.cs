using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Dtks.Pages.Sessions;

/// <summary>When a session began: it ends some hours after that, however often it is used.</summary>
internal static class SessionBegin
{
    private const string Item = "begun";

    /// <summary>When it began; null where that is not told.</summary>
    public static DateTimeOffset? Of(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Item, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var begun) ? begun : null;

    /// <summary>Notes it.</summary>
    public static void Set(AuthenticationProperties properties, DateTimeOffset now) => properties.Items[Item] = now.ToString("O", CultureInfo.InvariantCulture);
}
