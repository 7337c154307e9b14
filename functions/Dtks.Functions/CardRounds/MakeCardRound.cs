using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>POST /card-rounds: begins a round of cards for the households of some regencies (CRD-1, CRD-11).</summary>
public sealed class MakeCardRound(Api api, CardRoundStart start, AreaDirectory areas, IdempotentAnswers answers, ChangeCommit commit, TimeProvider clock)
{
    /// <summary>202 with the round's id: its cards are made in the background.</summary>
    [Function(nameof(MakeCardRound))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes<CardRoundDraft>]
    [Answers<CardRoundReceipt>(202)]
    [Refuses(400, "cardRound.regency", "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(409, "cardRound.numbersTaken", Rule = "CRD-10")]
    [Refuses(422, "cardRound.validity", Rule = "CRD-10")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/card-rounds")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<CardRoundDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(CardRoundRepository.Rounds, key, () => BeginAsync(draft, by, key, cancellation), cancellation);
        });

    private async Task<Answer> BeginAsync(CardRoundDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var read = Accepted.Value(CardRoundReader.Read(draft, code => areas.Find(code.Value)?.Level == AreaLevel.Regency, TimeZones.DateIn(AreaCode.Nation, now)));
        var (change, round) = await start.BeginAsync(read, key.Id, by, now, cancellation);
        var answer = Answer.Accepted(new CardRoundReceipt(round.Id, round.Number), $"/api/card-rounds/{round.Id}");
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }
}

/// <summary>A round that was taken on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number, which is part of its cards' numbers.</param>
public sealed record CardRoundReceipt(string Id, int Number);
