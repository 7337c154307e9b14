using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>Tells by a letter's head alone whether it went again: while its rows are taken along, those that still wait may yet go with it.</summary>
public sealed class ReturnedLetters(DocumentStore store) : IReturnedLetters
{
    /// <inheritdoc />
    public async Task<bool> WentWithoutAsync(string village, string letter, Instant since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        var found = await store.ReadAsync<LetterHead>(Partitions.Ratifications(village[..4]), LetterDocument.IdOf(letter), cancellation);
        return found is { State: { Status: not LetterStatus.Signing, History: { } history } } && history.Any(h => h.Code == LetterEventCodes.Resubmitted && h.At > since);
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record LetterHead : Document
    {
        public override string Type => LetterDocument.TypeName;

        public required Standing State { get; init; }
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Standing(LetterStatus Status, IReadOnlyList<Happened>? History = null);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Happened(Instant At, string Code);
}
