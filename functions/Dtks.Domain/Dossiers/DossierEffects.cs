using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Dossiers;

/// <summary>What becomes of a dossier's proposals: each is brought to where the dossier stands, whatever came first (RAT-1).</summary>
public static class DossierEffects
{
    /// <summary>The steps of a proposal up to where its dossier stands; each does nothing when it was done before.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="row">The proposal's row of it; null for any.</param>
    public static IReadOnlyList<ProposalCommand> Of(DossierState dossier, DossierRow? row = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        IReadOnlyList<string>? hands = row is null ? null : [.. row.TookPart.Append(dossier.SubmittedBy).Distinct(StringComparer.Ordinal)];
        return dossier.Status switch
        {
            // A sheet changes with its dossier, in the same batch.
            _ when dossier.Subject != DossierSubject.Proposals => [],
            DossierStatus.Endorsed => [Endorse()],
            DossierStatus.Received or DossierStatus.Ratified => [Endorse(), new ProposalCommand.Receive(dossier.Id, new Actor(dossier.ReceivedBy!, Role.RegencyOfficer, dossier.Village.Regency!)) { Hands = hands }],
            DossierStatus.Returned when dossier.EndorsedBy is not null => [new ProposalCommand.GiveBack(dossier.Id, new Actor(dossier.History[^1].Subject, dossier.History[^1].Role, dossier.Village.Regency!))],
            _ => [],
        };

        ProposalCommand Endorse() => new ProposalCommand.Endorse(dossier.Id, new Actor(dossier.EndorsedBy!, Role.DistrictHead, dossier.Village.District!)) { Hands = hands };
    }

    /// <summary>
    /// Whether a proposal has yet to be brought to where its dossier stands: one of the steps would change it, or will once the village it was handed to has taken it over. One
    /// that was admitted anew after a correction is another than what the dossier holds, and goes up in one of its own deliberation.
    /// </summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="status">Where the proposal stands.</param>
    /// <param name="deliberation">The deliberation that admitted it last; null for none.</param>
    /// <param name="under">The dossier it was endorsed in; null for none.</param>
    public static bool IsBehind(DossierState dossier, ProposalStatus status, string? deliberation, string? under)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var waits = under != dossier.Id && ProposalStatuses.After(status).Contains(ProposalStatus.Endorsed);
        var isEndorsed = under == dossier.Id && status is (ProposalStatus.Endorsed or ProposalStatus.HandedOver);
        return deliberation == dossier.Deliberation && dossier.Status switch
        {
            DossierStatus.Endorsed => waits,
            DossierStatus.Received or DossierStatus.Ratified => waits || isEndorsed,
            DossierStatus.Returned => isEndorsed,
            _ => false,
        };
    }

    /// <summary>With whom a dossier is.</summary>
    public static DossierHolder HolderOf(DossierStatus status) => status switch
    {
        DossierStatus.Submitted => DossierHolder.District,
        DossierStatus.Endorsed => DossierHolder.Regency,
        DossierStatus.Received => DossierHolder.Regent,
        DossierStatus.Ratified => DossierHolder.Ministry,
        _ => DossierHolder.Village,
    };
}

/// <summary>With whom a dossier is.</summary>
public enum DossierHolder
{
    /// <summary>The village.</summary>
    Village,

    /// <summary>The district head, who endorses it.</summary>
    District,

    /// <summary>Dinas sosial, which receives it.</summary>
    Regency,

    /// <summary>The regent, whose letter takes it up.</summary>
    Regent,

    /// <summary>The Ministry, under a letter.</summary>
    Ministry,
}
