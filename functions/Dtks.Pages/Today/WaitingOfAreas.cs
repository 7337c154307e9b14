using Dtks.Domain.Kernel;
using Dtks.Pages.Records;

namespace Dtks.Pages.Today;

/// <summary>Proposals that wait for a village's deliberation (MUS-2).</summary>
public sealed class AgendaTask() : WaitingTask("today.agenda", [Role.VillageOfficer, Role.VillageHead], a => $"/villages/{a}/proposals?status=deliberating", a => $"/usulan/{a}?keadaan=deliberating");

/// <summary>Families that a deliberation admitted, and whose dossier the camat has not endorsed: they are visited and handed in (RAT-2).</summary>
public sealed class AdmittedTask() : WaitingTask("today.admitted", [Role.VillageOfficer, Role.VillageHead], a => $"/villages/{a}/proposals?status=eligible", a => $"/usulan/{a}?keadaan=eligible");

/// <summary>Dossiers that came back with reasons, and whose place no other took (RAT-1).</summary>
public sealed class ReturnedDossierTask() : WaitingTask("today.returned", [Role.VillageOfficer, Role.VillageHead], a => $"/villages/{a}/dossiers?status=returned", a => $"/berkas/{a}?keadaan=returned");

/// <summary>Dossiers that wait for the camat's endorsement (RAT-1).</summary>
public sealed class EndorsementTask() : WaitingTask("today.endorsement", [Role.DistrictHead], a => $"/districts/{a}/dossiers?status=submitted", a => $"/berkas/{a}?keadaan=submitted");

/// <summary>Dossiers that wait for dinas sosial's receipt (RAT-1).</summary>
public sealed class ReceiptTask() : WaitingTask("today.receipt", [Role.RegencyOfficer], a => $"/regencies/{a}/dossiers?status=endorsed", a => $"/berkas/{a}?keadaan=endorsed");

/// <summary>Dossiers that dinas sosial received and no letter carried over yet (RAT-1).</summary>
public sealed class RatificationTask() : WaitingTask("today.ratification", [Role.Regent], a => $"/regencies/{a}/dossiers?status=received", a => $"/surat/{a}#tanda-tangan")
{
    /// <inheritdoc />
    protected override bool Counts(CountedItem item) => item?.Holder == "regent";
}

/// <summary>Letters over proposals that came back from the Ministry, to be sent again (RAT-5); one over sheets is not sent again.</summary>
public sealed class ReturnedLetterTask() : WaitingTask("today.returnedLetters", [Role.Regent], a => $"/regencies/{a}/ratifications?status=returned", a => $"/surat/{a}?keadaan=returned")
{
    /// <inheritdoc />
    protected override bool Counts(CountedItem item) => item?.Subject == "proposals";
}

/// <summary>Objections that wait for an answer (GOV-3).</summary>
public sealed class AppealTask() : WaitingTask("today.appeals", [Role.RegencyOfficer], a => $"/regencies/{a}/appeals?status=open", a => $"/keberatan/{a}?keadaan=open");

/// <summary>Contested numbers that wait to be settled (REG-5).</summary>
public sealed class ClaimTask() : WaitingTask("today.claims", [Role.RegencyOfficer], a => $"/regencies/{a}/claims?status=contested", a => $"/sengketa/{a}?keadaan=contested");

/// <summary>Pairs that may be one person and wait for a decision (REG-5).</summary>
public sealed class DuplicateTask() : WaitingTask("today.duplicates", [Role.RegencyOfficer], a => $"/regencies/{a}/duplicates?status=open", a => $"/ganda/{a}?keadaan=open");
