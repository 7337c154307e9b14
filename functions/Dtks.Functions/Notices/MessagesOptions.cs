using Dtks.Platform.Settings;

namespace Dtks.Functions.Notices;

/// <summary>Where messages to the people concerned are sent. Section <c>Messages</c>.</summary>
public sealed class MessagesOptions
{
    /// <summary>The value of <see cref="Endpoint"/> with which nothing is sent: notices are shown in the app alone.</summary>
    public const string Off = "off";

    private const string Setting = "Messages:Endpoint";
    private const string Example = "https://messages.example";

    /// <summary>The sender's base URL, <c>messages/ID</c> is put below it; or <c>off</c>.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>Sent as <c>X-Api-Key</c>, if set.</summary>
    public string? Key { get; set; }

    /// <summary>Whether anything is sent.</summary>
    public bool IsOn() => Endpoint != Off;

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults()
    {
        var key = SettingFault.Unresolved("Messages:Key", Key);
        return !IsOn() ? [] : new[] { Fault(), key }.OfType<string>();
    }

    // Phone numbers go there: in the clear on this machine only.
    private string? Fault() => string.IsNullOrWhiteSpace(Endpoint)
        ? SettingFault.Of(Setting, "is not set", $"set it to an absolute URL such as {Example}, or to '{Off}' to show notices in the app alone")
        : SettingFault.Url(Setting, Endpoint, Example, onlyHttps: !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var url) && url.IsLoopback));
}
