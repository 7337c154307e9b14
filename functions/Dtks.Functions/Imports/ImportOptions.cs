using System.Globalization;
using Dtks.Platform.Settings;

namespace Dtks.Functions.Imports;

/// <summary>How long what is kept of prelists stays. Section <c>Imports</c>.</summary>
public sealed class ImportOptions
{
    private const int MostDays = 400;

    /// <summary>Days after which a prelist's rows and their results are gone, 1 to 400; the uploaded file itself goes as soon as it was read.</summary>
    public int KeptDays { get; set; } = 90;

    /// <summary>The same in seconds.</summary>
    internal int KeptSeconds => KeptDays * 86_400;

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => KeptDays is >= 1 and <= MostDays
        ? []
        : [SettingFault.Of("Imports:KeptDays", string.Create(CultureInfo.InvariantCulture, $"is not a number of days from 1 to {MostDays}"), "set it to such a number, or leave it out for 90")];
}
