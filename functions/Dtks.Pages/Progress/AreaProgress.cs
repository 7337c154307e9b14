namespace Dtks.Pages.Progress;

/// <summary>How far an area is with a month, as the API tells it.</summary>
/// <param name="Period">The month.</param>
/// <param name="Area">The area's code.</param>
/// <param name="Villages">Its villages.</param>
/// <param name="Lines">Their lines.</param>
/// <param name="Items">The areas right below; absent for a district.</param>
public sealed record AreaProgress(string Period, string Area, VillageCounts Villages, LineCounts Lines, IReadOnlyList<PartProgress>? Items = null);

/// <summary>How far an area below is.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Villages">Its villages.</param>
/// <param name="Lines">Their lines.</param>
public sealed record PartProgress(string Area, string Name, VillageCounts Villages, LineCounts Lines);

/// <summary>Villages by how far they are; each step counts those that went further too.</summary>
/// <param name="Total">All that the month was opened for.</param>
/// <param name="Finalised">Whose head has closed the sheet.</param>
/// <param name="Endorsed">Endorsed by the camat.</param>
/// <param name="Ratified">Ratified by the regent.</param>
/// <param name="NothingToVerify">Without a line.</param>
public sealed record VillageCounts(int Total, int Finalised, int Endorsed, int Ratified, int NothingToVerify);

/// <summary>Lines by outcome.</summary>
/// <param name="Unverified">Not decided.</param>
/// <param name="Eligible">Eligible.</param>
/// <param name="Ineligible">Ineligible.</param>
public sealed record LineCounts(int Unverified, int Eligible, int Ineligible)
{
    /// <summary>All.</summary>
    public int All => Unverified + Eligible + Ineligible;
}
