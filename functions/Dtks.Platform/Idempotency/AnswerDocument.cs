using Dtks.Platform.Documents;

namespace Dtks.Platform.Idempotency;

/// <summary>
/// The answer given under an idempotency key, written in the same batch as the change it answers, so that a repetition is told the same.
/// Kept for over a year; what a request made can be told from what stands there longer than that.
/// </summary>
public sealed record AnswerDocument : PartitionDocument
{
    /// <summary>Four hundred days, in seconds.</summary>
    public const int KeptSeconds = 400 * 24 * 3600;

    /// <inheritdoc />
    public override string Type => "answer";

    /// <summary>The hash of the body it answered: <see cref="Idempotency.BodyHash"/>.</summary>
    public required string BodyHash { get; init; }

    /// <summary>The HTTP status answered: 200, 201 or 202.</summary>
    public required int Status { get; init; }

    /// <summary>The body answered; ids and states only.</summary>
    public required string Body { get; init; }

    /// <summary>The Location answered.</summary>
    public string? Location { get; init; }

    /// <summary>The document's id for a key.</summary>
    public static string IdOf(IdempotencyKey key) => $"answer-{key.Id}";

    /// <summary>The answer as it was given.</summary>
    public Answer Given() => new((AnswerKind)(Status - 200), Body, Location);

    /// <summary>The document that keeps an answer.</summary>
    public static AnswerDocument Of(Partition partition, IdempotencyKey key, string bodyHash, Answer answer) => new()
    {
        Id = IdOf(key),
        TimeToLive = KeptSeconds,
        In = partition,
        BodyHash = bodyHash,
        Status = 200 + (int)answer.Kind,
        Body = answer.Body,
        Location = answer.Location,
    };
}
