using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>PUT /desk/{regency}/programmes/{id}: a regency sets one of its programmes from a day on, today or later (SVC-4, SVC-8).</summary>
public sealed class SetHelpProgramme(Api api, HelpProgrammes programmes, PolicyVersions policies, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>Sets it. The same again changes nothing.</summary>
    [Function(nameof(SetHelpProgramme))]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Takes<HelpProgrammeDraft>]
    [Answers<HelpProgrammeView>]
    [Refuses(400, "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "help.noSectionOfHelp", Rule = "SVC-1")]
    [Refuses(400, "help.namedTwice", "help.programmeCode", Rule = "SVC-4")]
    [Refuses(400, "help.criterionTwice", Rule = "SVC-8")]
    [Refuses(422, "help.programmeFrom", Rule = "SVC-4")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/desk/{regency}/programmes/{id}")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Regency(regency);
            var draft = RequestBody.Parse<HelpProgrammeDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            return HelpProgrammeReader.IsCode(id)
                ? await retry.RetryAsync(() => SetAsync(code, id, draft, caller.Actor, cancellation), cancellation)
                : throw new ProblemException(new Problem(400, "help.programmeCode", "SVC-4"));
        });

    private async Task<Answer> SetAsync(AreaCode regency, string id, HelpProgrammeDraft draft, Actor by, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var today = TimeZones.DateIn(regency, now);
        var before = await programmes.OwnAsync(regency.Value, id, cancellation);
        if (Accepted.Events(HelpProgrammeReader.Set(id, draft, before?.Versions ?? [], by, today, policies.At(today), now)) is [var happened])
        {
            var (meta, set) = happened;
            var versions = HelpProgrammeReader.With(before?.Versions ?? [], set);
            var after = before is null ? new HelpProgrammeDocument { Id = HelpProgrammeDocument.IdOf(id), Regency = regency.Value, Versions = versions } : before with { Versions = versions };
            await commit.SaveAsync(
                new ChangeSet(Partitions.ServiceDesk(regency.Value), [AuditEntry.Of(meta, happened, after.Id)]).Save(after).Then(OutboxEntry.Event(
                    $"dtks.{meta.Code}.v1", $"desk/{regency}/programmes/{id}", new HelpProgrammeEventData(id, regency.Value, set.Section, set.EffectiveFrom, meta.Rule, meta.Policy))),
                cancellation);
        }

        return Answer.Done(await GetHelpProgramme.ViewAsync(programmes, regency, id, today, cancellation) ?? throw new StaleException());
    }
}
