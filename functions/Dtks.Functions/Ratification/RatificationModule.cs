using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Proposals;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Ratification;

/// <summary>The regent's letters and the Ministry's review of them (RAT).</summary>
public sealed class RatificationModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(
            Partitions.RatificationsContainer,
            "/key/?", "/eligibleOn/?", "/letter/?", "/row/proposal/?", "/row/proposedBy/?", "/row/decidedBy/?", "/row/endorsedBy/?", "/row/receivedBy/?", "/row/others/[]/?", "/number/?", "/unapplied/?", "/leftRows/?", "/createdOn/?", "/state/status/?", "/sequence/?");
        module.Trail(Partitions.RatificationsContainer);
        module.Order(Partitions.RatificationsContainer, "/createdOn");
        module.Events<LetterEventData>("ratifications/{regency}/{letter}", typeof(LetterEventCodes), code => code is not (LetterEventCodes.Covered or LetterEventCodes.Reviewed));
        module.Event<RowEventData>(PageResults.RowEvent, "ratifications/{regency}/{letter}", "A row of a letter could not be carried over (RAT-8).");
        module.Queue(ApplyLetters.Queue);
        module.About(ApplyLetters.Queue, "ratifications/{regency}/{letter}");
        module.ProtectOnceClear<LetterState>(l => l.Reasons);
        module.Protect<LetterState>(l => l.Source);
        module.Protect<ReturnedRow>(r => r.Reasons);
        module.Protect<LetterRound>(r => r.Reasons, r => r.Source, r => r.Note);
        module.Document<LetterDocument>(LetterDocument.TypeName, Partitions.RatificationsContainer);
        module.Document<LetterReturnsDocument>(LetterReturnsDocument.TypeName, Partitions.RatificationsContainer);
        module.Projection<RatificationLedger>();
        module.Projection<CarryOverAtOnce>();
        module.Waiting<UnfinishedLetters>();
        module.Waiting<UncarriedProposals>();
        module.Texts("ratification");
        module.Services.AddSingleton<OlderRows>();
        module.Services.AddSingleton<LetterRepository>();
        module.Services.AddSingleton<LetterMonths>();
        module.Services.AddSingleton<LetterPages>();
        module.Services.AddSingleton<LetterCovering>();
        module.Services.AddSingleton<LetterSigning>();
        module.Services.AddSingleton<LetterReview>();
        module.Services.AddSingleton<LetterReturns>();
        module.Services.AddSingleton<NamedRows>();
        module.Services.AddSingleton<LetterResubmission>();
        module.Services.AddSingleton<ResubmittedRows>();
        module.Services.AddSingleton<IReturnedLetters, ReturnedLetters>();
        module.Services.AddSingleton<LetterFile>();
        module.Services.AddSingleton<LetterShowing>();
        module.Services.AddSingleton<RowApplication>();
        module.Services.AddSingleton<ILetterMatter, ProposalLetters>();
        module.Services.AddSingleton<LetterMatters>();
        module.Services.AddSingleton<PageResults>();
        module.Services.AddSingleton<LetterProgress>();
        module.Services.AddSingleton<LetterApplication>();
        module.Services.AddSingleton(services => new Lazy<LetterApplication>(services.GetRequiredService<LetterApplication>));
        module.Services.AddSingleton<LetterWork>();
        module.Services.AddSingleton<IFamilyFollower, UncarriedProposals>();
    }
}
