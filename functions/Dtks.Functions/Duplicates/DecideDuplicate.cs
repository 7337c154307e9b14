using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// POST /regencies/{regency}/duplicates/{id}: people say whether the two are one person, and which entry stays (REG-5, RAT-6). Nothing is removed by it: the answer names the ways on.
/// </summary>
public sealed class DecideDuplicate(
    Api api, DuplicateRepository duplicates, DuplicateStandings standings, ChangeCommit commit, IdempotentAnswers answers, MessageCatalogue messages)
{
    /// <summary>Decides one. What was decided otherwise is decided anew with <c>If-Match</c>.</summary>
    [Function(nameof(DecideDuplicate))]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Takes<DuplicateDecisionDraft>(IfMatch = true)]
    [Answers<DuplicateReceipt>]
    [Refuses(400, "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "duplicate.stays", Rule = "RAT-6")]
    [Refuses(409, "duplicate.nothingLeft", Rule = "RAT-6")]
    [Refuses(409, "duplicate.decidedOtherwise", Rule = "REG-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/duplicates/{id}")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<DuplicateDecisionDraft>(body);
            var (key, ifMatch) = (IdempotencyHeader.Read(request, caller, body), IfMatchHeader.Read(request));
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return await answers.OnceAsync(
                Partitions.Ratifications(regency), key, () => DecideAsync((regency, id), draft, caller.Actor, ifMatch, key, language, cancellation), cancellation);
        });

    private async Task<Answer> DecideAsync(
        (string Regency, string Id) pair, DuplicateDecisionDraft draft, Actor by, ExpectedVersion ifMatch, IdempotencyKey key, string language, CancellationToken cancellation)
    {
        var found = await duplicates.FindAsync(pair.Regency, pair.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.ETag);
        var standing = await standings.OfAsync(pair.Regency, found.State.First, found.State.Second, cancellation);
        var (policy, now) = duplicates.Today(found.State.Regency);
        var events = Accepted.Events(DuplicateDecider.Decide(draft, found.State, standing.Settled, knows: ifMatch.Tags is not null, by, policy, now));
        if (events.Count == 0)
        {
            var stands = Answer.Done(DuplicateReceipt.Of(found.State, standing, messages, language));
            return await answers.KeepAloneAsync(commit, Partitions.Ratifications(pair.Regency), key, stands, cancellation);
        }

        var (change, after) = DuplicateRepository.Change(found, events[0]);
        var answer = Answer.Done(DuplicateReceipt.Of(after.State, standing, messages, language));
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    /// <summary>The answer to a decision about a pair, with the ways on.</summary>
    private sealed record DuplicateReceipt(string Id, DuplicateStatus Status, DuplicateSide? Stays, IReadOnlyList<WayOn>? Next)
    {
        public static DuplicateReceipt Of(DuplicateState state, PairStanding standing, MessageCatalogue messages, string language) =>
            new(state.Id, state.Status, state.Stays, WayOn.Of(state, standing, messages, language));
    }
}
