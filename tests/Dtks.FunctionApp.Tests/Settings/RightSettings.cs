namespace Dtks.FunctionApp.Tests.Settings;

/// <summary>The settings of an app that starts: every one that must be there, and nothing behind them.</summary>
internal static class RightSettings
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["Cosmos:Endpoint"] = "https://127.0.0.1:9/",
        ["Cosmos:Key"] = Key,
        ["Dci:Id"] = "dtks.example",
        ["Dci:SigningKey"] = Key,
        ["EventGrid:TopicEndpoint"] = "https://topic.example/api/events",
        ["Identity:Issuer"] = "https://issuer.example",
        ["Identity:Audience"] = "dtks",
        ["Identity:Authority"] = "https://issuer.example",
        ["Messages:Endpoint"] = "https://messages.example",
        ["Population:Endpoint"] = "https://population.example",
        ["Protection:CurrentKey"] = "k1",
        ["Protection:Keys:k1"] = Key,
        ["Protection:ClaimKey"] = Key,
        ["Protection:CursorKey"] = Key,
    };

    /// <summary>All of them but for some.</summary>
    /// <param name="changes">Settings with other values; null takes one away.</param>
    public static Dictionary<string, string> But(params (string Setting, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string>(All);
        foreach (var (setting, value) in changes)
        {
            if (value is null)
                settings.Remove(setting);
            else
                settings[setting] = value;
        }

        return settings;
    }
}
