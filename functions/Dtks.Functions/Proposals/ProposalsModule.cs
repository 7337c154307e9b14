using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Exports;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Proposals;

/// <summary>Proposals (usulan): intake, matching, verification, lapse, tracking (PRO).</summary>
public sealed class ProposalsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?", "/createdOn/?", "/trackingCode/?", "/awaitsNumbers/?", "/about/?", "/unconfirmedCard/?");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Events<ProposalEventData>("proposals/{village}/{proposal}", typeof(ProposalEventCodes));
        module.Queue(MatchProposals.Queue);
        module.About(MatchProposals.Queue, "proposals/{village}/{proposal}");
        module.Protect<Member>(m => m.Nik, m => m.Name, m => m.BirthPlace, m => m.BirthDate, m => m.MotherMaidenName);
        module.Protect<Family>(f => f.FamilyCardNumber);
        module.Protect<Contact>(c => c.Phone);
        module.Protect<ProposalState>(p => p.Note, p => p.Recipient);
        module.Protect<WithheldAssistance>(w => w.Note);
        module.ProtectOnceClear<ProposalState>(p => p.ReturnReasons);
        module.Protect<ProposalHistoryEntry>(h => h.Note);
        module.Protect<Refusal>(r => r.Note);
        module.Protect<ProposalContent>(p => p.Recipient);
        module.Protect<Nomination>(n => n.Name);
        module.Protect<ProposalSummary>(s => s.Head);
        module.Document<ProposalDocument>(ProposalDocument.TypeName, Partitions.RegistryContainer);
        module.Document<EarlierProposalDocument>(EarlierProposalDocument.TypeName, Partitions.RegistryContainer);
        module.Deadline<LapseProposals>();
        module.Deadline<LapseVillages>();
        module.Waiting<UnmatchedProposals>();
        module.Waiting<StrandedProposals>();
        module.Texts("proposals");
        module.Services.AddSingleton<TrackingCode>();
        module.Services.AddSingleton<RatifiableRows>();
        module.Protect<Settlement>(s => s.Papers, s => s.Note);
        module.Services.AddSingleton<IWaitingProposals, WaitingProposals>();
        module.Services.AddSingleton<MismatchedAttempts>();
        module.Services.AddSingleton<FamilyTies>();
        module.Services.AddSingleton<ContestFollowUps>();
        module.Services.AddSingleton<ProposalClaims>();
        module.Services.AddSingleton<AssistanceClaims>();
        module.Services.AddSingleton<CardsOnTrack>();
        module.Services.AddSingleton<ProposalHandover>();
        module.Services.AddSingleton<IntakeDoor>();
        module.Services.AddSingleton<SameFamilies>();
        module.Services.AddSingleton<IntakeRequests>();
        module.Services.AddSingleton<ProposalFollowUps>();
        module.Services.AddSingleton<ProposalLapse>();
        module.Services.AddSingleton<ProposalRepository>();
        module.Services.AddSingleton<HouseholdProposals>();
        module.Services.AddSingleton<ListedProposals>();
        module.Services.AddSingleton<FamilyHeads>();
        module.Services.AddSingleton<IExportedList, ExportedProposals>();
        module.Services.AddSingleton<ProposalIntake>();
        module.Services.AddSingleton<ProposalAmendment>();
        module.Services.AddSingleton<BulkIntake>();
        module.Services.AddTransient<ProposalMatching>();
        module.Services.AddTransient<BulkMatching>();
    }
}
