using Dtks.Domain.Kernel;

namespace Dtks.Domain.Recaps;

/// <summary>Which of a village's sheets a period's recap counts (RAT-4, RAT-5).</summary>
public static class CountedSheets
{
    /// <summary>Whether what counts gives way to a sheet whose letter counts for that period too: to that of a later month.</summary>
    /// <param name="counted">The month of the sheet that counts; null for none yet.</param>
    /// <param name="sheet">The month of the other.</param>
    public static bool GivesWay(CyclePeriod? counted, CyclePeriod sheet) => counted is null || counted.CompareTo(sheet) < 0;
}
