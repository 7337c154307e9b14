using Dtks.Domain.Kernel;
using Dtks.Platform.Access;

namespace Dtks.Pages.Today;

/// <summary>Applicants of whom the village is asked (SVC-5).</summary>
public sealed class DeskRequestTask() : WaitingTask("today.desk", [Role.VillageHead], a => $"/villages/{a}/desk-requests", a => $"/permohonan/{a}");

/// <summary>Applications whose papers are not all there (SVC-3).</summary>
public sealed class PapersTask() : WaitingTask("today.papers", [Role.DeskOfficer], a => $"/desk/{a}/applications?status=incomplete", a => $"/loket/{a}/permohonan?keadaan=incomplete");

/// <summary>Recommended applications that are to be put on the waiting list (SVC-9).</summary>
public sealed class PlacementTask() : WaitingTask("today.placement", [Role.DeskOfficer], a => $"/desk/{a}/applications?status=recommended", a => $"/loket/{a}/permohonan?keadaan=recommended");

/// <summary>Applications that wait for the look-up of the data section (SVC-4).</summary>
public sealed class LookUpTask() : WaitingTask("today.lookUp", [Role.SectionOfficer], a => $"/desk/{a}/applications?status=checking", a => $"/loket/{a}/permohonan?keadaan=checking")
{
    /// <inheritdoc />
    protected override bool IsFor(TokenHolder reader) => reader?.Section == Section.Data;
}

/// <summary>Applications that wait for their section's verification in the field (SVC-8).</summary>
public sealed class FieldTask() : WaitingTask("today.field", [Role.SectionOfficer], a => $"/desk/{a}/applications?status=inSection", a => $"/loket/{a}/permohonan?keadaan=inSection")
{
    /// <inheritdoc />
    protected override bool IsFor(TokenHolder reader) => reader?.Section != Section.Data;
}

/// <summary>Applications that meet all criteria and wait for their section's recommendation (SVC-8).</summary>
public sealed class RecommendationTask() : WaitingTask("today.recommendation", [Role.SectionOfficer], a => $"/desk/{a}/applications?status=meets", a => $"/loket/{a}/permohonan?keadaan=meets")
{
    /// <inheritdoc />
    protected override bool IsFor(TokenHolder reader) => reader?.Section != Section.Data;
}

/// <summary>Who waits for a giver's help (SVC-9).</summary>
public sealed class GiverTask() : WaitingTask("today.giver", [Role.Giver], a => $"/desk/{a}/waiting-list", a => $"/loket/{a}/daftar-tunggu");
