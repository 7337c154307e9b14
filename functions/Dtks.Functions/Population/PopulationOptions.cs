
using Dtks.Platform.Http;
using Dtks.Platform.Settings;

namespace Dtks.Functions.Population;

/// <summary>Where the population register answers. Section <c>Population</c>.</summary>
public sealed class PopulationOptions
{
    /// <summary>The register's base URL; <c>matches</c> is asked below it.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>Sent as <c>X-Api-Key</c>, if set.</summary>
    public string? Key { get; set; }

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        SettingFault.Url("Population:Endpoint", Endpoint, "https://population.example"),
        SettingFault.Unresolved("Population:Key", Key),
    }.OfType<string>();
}
