using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>PUT /villages/{village}/deliberations/{id}/replacements: which households have a card in another's place, in place of what was recorded before (CRD-5).</summary>
public sealed class RecordReplacements(Api api, DeliberationRepository deliberations, ICardDeliberations cards, ReplacementFamilies families, DeliberationRecording recording)
{
    /// <summary>Records the list, whole or not at all; families that do not stand in the register are proposed with it.</summary>
    [Function(nameof(RecordReplacements))]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "villages/{village}/deliberations/{id}/replacements")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var rows = ReplacementRows.Parse(await RequestBody.ReadBytesAsync(request, cancellation));
            return await recording.RecordAsync(
                village, id, IfMatchHeader.Read(request), state => CommandAsync(state, rows, caller.Actor, cancellation), state => Task.FromResult(ReplacementsReceipt.Of(state)), cancellation);
        });

    // Nobody is proposed where the list is refused.
    private async Task<DeliberationCommand> CommandAsync(DeliberationState state, IReadOnlyList<ReplacementRow?> rows, Actor by, CancellationToken cancellation)
    {
        if (state.Kind != DeliberationKind.Cards || state.Status != DeliberationStatus.Open)
        {
            return new DeliberationCommand.RecordReplacements([], CardStandings.None, by);
        }

        var ids = await cards.NumberedAsync(state.Village.Value, rows.Select(row => row?.Card), cancellation);
        rows = [.. rows.Select(row => row?.Card is { } named && ids.TryGetValue(named, out var id) ? row with { Card = id } : row)];
        var (drafts, proposed) = await families.ReadAsync(state, rows, by, cancellation);
        var standings = await cards.StandAsync(state, rows.Select(row => row?.Card), rows.Select(row => row?.Existing), cancellation);
        var command = new DeliberationCommand.RecordReplacements(drafts, standings, by);
        if (deliberations.Decide(command, state, state.Village).IsAccepted)
        {
            await families.ProposeAsync(proposed, by, cancellation);
        }

        return command;
    }
}
