using Dtks.Functions.Storage;

namespace Dtks.Functions.Http;

/// <summary>
/// The answer given under an idempotency key, written in the same batch as the change it answers, so that a repetition is told the same.
/// Kept seven days.
/// </summary>
public sealed record AnswerDocument : Document
{
    /// <summary>Seven days, in seconds.</summary>
    public const int KeptSeconds = 7 * 24 * 3600;

    /// <inheritdoc />
    public override string Type => "answer";

    /// <summary>Set in the registry.</summary>
    public string? Village { get; init; }

    /// <summary>Set in ratifications.</summary>
    public string? Regency { get; init; }

    /// <summary>Set in cycles.</summary>
    public string? Period { get; init; }

    /// <summary>The hash of the body it answered.</summary>
    public required string BodyHash { get; init; }

    /// <summary>The status answered.</summary>
    public required int Status { get; init; }

    /// <summary>The body answered; ids and states only.</summary>
    public required string Body { get; init; }

    /// <summary>The Location answered.</summary>
    public string? Location { get; init; }

    /// <summary>The document's id for a key.</summary>
    public static string IdOf(RequestKey key) => $"answer-{key.Id}";
}
