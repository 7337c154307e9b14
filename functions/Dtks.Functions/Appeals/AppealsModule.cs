using Dtks.Domain.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Notices;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Appeals;

/// <summary>Appeals against a refusal, a removal, or another's entitlement (GOV-3).</summary>
public sealed class AppealsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?", "/createdOn/?");
        module.Order(Partitions.RegistryContainer, "/createdOn");
        module.Container(Partitions.RatificationsContainer, "/status/?", "/createdOn/?");
        module.Order(Partitions.RatificationsContainer, "/createdOn");
        module.Container(MessageDocument.Container, "/status/?", "/createdOn/?");
        module.Order(MessageDocument.Container, "/createdOn");
        module.Protect<AppealState>(a => a.Reason, a => a.Phone, a => a.Note);
        module.Document<AppealDocument>(AppealDocument.TypeName, Partitions.RegistryContainer);
        module.Events<AppealEventData>("appeals/{village}/{appeal}", typeof(AppealEventCodes));
        module.Projection<AppealCopies>();
        module.Deadline<AwaitedAssistance>();
        module.Deadline<EscalateAppeals>();
        module.Deadline<CarryOutAppeals>();
        module.Deadline<ReachedAims>();
        module.Services.AddSingleton<IEventFollower, ReachingEvents>();
        module.Texts("appeals");
        module.Services.AddSingleton<INoticeSource, AppealNotices>();
        module.Services.AddSingleton<IFamilyFollower, GoneHouseholds>();
        module.Services.AddSingleton<IFamilyFollower, AwaitedAssistance>();
        module.Services.AddSingleton<IEventFollower, AssistanceEvents>();
        module.Services.AddSingleton<WithheldAppeals>();
        module.Services.AddSingleton<AppealReading>();
        module.Services.AddSingleton<AwaitingAppeals>();
        module.Services.AddSingleton<AppealClosings>();
        module.Services.AddSingleton<AppealIds>();
        module.Services.AddSingleton<SameAppeals>();
        module.Services.AddSingleton<AppealedHands>();
        module.Services.AddSingleton<ConcernedCitizens>();
        module.Services.AddSingleton<EndedTargets>();
        module.Services.AddSingleton<FormerFamilies>();
        module.Services.AddSingleton<SettledHouseholds>();
        module.Services.AddSingleton<DeathOverturns>();
        module.Services.AddSingleton<AppealTargets>();
        module.Services.AddSingleton<FollowingAppeals>();
        module.Services.AddSingleton<StandingAgain>();
        module.Services.AddSingleton<IObjections, Objections>();
        module.Services.AddSingleton<IComingBack, AnnouncedReturns>();
        module.Services.AddSingleton<GivingWay>();
        module.Services.AddSingleton<RemovalOverturns>();
        module.Services.AddSingleton<AppealEffects>();
    }
}
