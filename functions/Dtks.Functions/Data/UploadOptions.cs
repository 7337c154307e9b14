using Dtks.Platform.Settings;

namespace Dtks.Functions.Data;

/// <summary>Where clients reach the app to send files, and to fetch exports. Section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>The app's own base URL, without <c>/api</c>; left out, it is as the request that asks for a link names it.</summary>
    public string? Endpoint { get; set; }

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() =>
        string.IsNullOrEmpty(Endpoint) || SettingFault.Url("Uploads:Endpoint", Endpoint, "https://dtks.example") is not { } fault ? [] : [fault];
}
