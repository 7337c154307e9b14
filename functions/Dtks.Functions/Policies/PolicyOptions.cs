using Dtks.Domain.Policies;
using Dtks.Functions.Forms;
using Dtks.Platform.Settings;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Policies;

/// <summary>Where more policy versions lie than come with the application. Section <c>Policies</c>.</summary>
public sealed class PolicyOptions
{
    /// <summary>A directory of policy files (<c>*.json</c>); null or empty for none.</summary>
    public string? Directory { get; set; }

    private string? More => string.IsNullOrWhiteSpace(Directory) ? null : Directory;

    /// <summary>What is wrong with the setting and with every file, one line each; none when all is right. Without the forms that versions name an edition of, none is held against them.</summary>
    public IEnumerable<string> Faults() => HasNoFile()
        ? [SettingFault.Of("Policies:Directory", "names no directory with a .json file that can be read", "set it to one with the policy files of later regulations, or leave it out")]
        : FormFiles.Faults is { Count: > 0 } forms ? forms.Select(f => f.Line())
        : PolicyFiles.Read(More).Faults.Select(f => f.Line());

    /// <summary>The versions.</summary>
    /// <exception cref="OptionsValidationException">A file is wrong.</exception>
    public PolicyVersions Versions() =>
        PolicyFiles.Read(More) is ({ } versions, _) ? versions : throw new OptionsValidationException(nameof(PolicyOptions), typeof(PolicyOptions), Faults());

    private bool HasNoFile()
    {
        try
        {
            return More is not null && !PolicyFiles.In(More).Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
