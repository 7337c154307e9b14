using Dtks.Platform.Settings;

namespace Dtks.Pages.Sessions;

/// <summary>How officials sign in at the pages. Section <c>SignIn</c>. Whose accounts they have is told by <c>Identity</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "SignIn";

    /// <summary>What stands where there is none.</summary>
    public const string Off = "off";

    /// <summary>The client id that the pages have with the OpenID Connect authority; empty or <see cref="Off"/>: nobody signs in at the pages.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The client's secret; empty or <see cref="Off"/> for a client without one (PKCE is used in any case).</summary>
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>The scope by which a token for the API is asked for, such as <c>api://dtks/.default</c>.</summary>
    public string Scope { get; set; } = string.Empty;

    /// <summary>Minutes without a visit after which a session ends, 5 to 120.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a session ends in any case, 1 to 24.</summary>
    public int HoursAtMost { get; set; } = 10;

    /// <summary>Whether there is a client.</summary>
    public bool HasClient() => IsSet(ClientId);

    /// <summary>The client's secret; null for one without.</summary>
    public string? Secret() => IsSet(ClientSecret) ? ClientSecret : null;

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        SettingFault.Unresolved($"{Section}:{nameof(ClientSecret)}", ClientSecret),
        IdleMinutes is >= 5 and <= 120 ? null : SettingFault.Of($"{Section}:{nameof(IdleMinutes)}", "is out of range", "set it to a whole number of minutes from 5 to 120, or leave it out for 30"),
        HoursAtMost is >= 1 and <= 24 ? null : SettingFault.Of($"{Section}:{nameof(HoursAtMost)}", "is out of range", "set it to a whole number of hours from 1 to 24, or leave it out for 10"),
        !HasClient() || IsSet(Scope) ? null : SettingFault.Missing($"{Section}:{nameof(Scope)}", Scope, "set it to the scope by which a token for this API is given, such as api://dtks/.default"),
    }.OfType<string>();

    private static bool IsSet(string text) => text is not ("" or Off);
}
