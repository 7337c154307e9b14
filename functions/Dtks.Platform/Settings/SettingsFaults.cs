using Microsoft.Extensions.Options;

namespace Dtks.Platform.Settings;

/// <summary>Reads out of a failed start what is wrong with the settings.</summary>
public static class SettingsFaults
{
    /// <summary>Every fault of every setting, one line each, in the order they were found.</summary>
    /// <param name="failure">What the start threw.</param>
    /// <returns>No line when it failed for another reason.</returns>
    public static IReadOnlyList<string> Of(Exception failure) => failure switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Of)],
        _ => [],
    };
}
