using System.Text;
using NodaTime;

namespace Dtks.Domain.Partners;

/// <summary>What the Ministry agreed with a partner: what its system may ask of the register, and until when (REG-3). What it does not give is not there.</summary>
public sealed record Agreement
{
    /// <summary>Its number, once for the partner: 1 to 64 letters, digits, points and hyphens.</summary>
    public required string Number { get; init; }

    /// <summary>What the answers are for, in a sentence; it stands in every audit entry of an answer.</summary>
    public required string Purpose { get; init; }

    /// <summary>The first day it holds, in Jakarta.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The last day it holds, in Jakarta.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>The granted attributes, of <see cref="AgreementTerms.Fields"/>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The codes of the areas whose households it may ask for; <c>ID</c> is the nation.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>How it may ask, of <see cref="AgreementTerms.Queries"/>.</summary>
    public required IReadOnlyList<string> Queries { get; init; }

    /// <summary>By which identifiers it may ask, of <see cref="AgreementTerms.IdTypes"/>.</summary>
    public required IReadOnlyList<string> IdTypes { get; init; }

    /// <summary>Of what it may be told, of <see cref="AgreementTerms.Events"/>; none where it has no subscriptions.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Whether each question must name the consent of whom it is about.</summary>
    public required bool ConsentRequired { get; init; }

    /// <summary>The most messages of a day, in Jakarta: 1 to 10,000,000.</summary>
    public required int PerDay { get; init; }

    /// <summary>Where its system takes call-backs: an https address to which a path such as <c>/registry/on-search</c> is added; null where it takes none.</summary>
    public Uri? Callback { get; init; }

    /// <summary>Whether its messages must be signed.</summary>
    public required SignatureRule Signatures { get; init; }

    /// <summary>Whether another is for the same purpose, however that is written: in large or small letters, with how many blanks.</summary>
    public bool IsForPurposeOf(Agreement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(Words(Purpose), Words(other.Purpose), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether another says the same.</summary>
    public bool IsSame(Agreement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Fields = other.Fields, Areas = other.Areas, Queries = other.Queries, IdTypes = other.IdTypes, Events = other.Events } == other
            && Fields.SequenceEqual(other.Fields) && Areas.SequenceEqual(other.Areas) && Queries.SequenceEqual(other.Queries)
            && IdTypes.SequenceEqual(other.IdTypes) && Events.SequenceEqual(other.Events);
    }

    private static string Words(string text) => string.Join(' ', text.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>How a partner's messages are held to be its own.</summary>
public enum SignatureRule
{
    /// <summary>Each message is signed with one of the partner's registered keys, and names us as its receiver.</summary>
    Signed,

    /// <summary>
    /// The bearer token alone says who sends a message: its signature is not read, and what its header says of sender, receiver and address is not held against anything. For trying things out;
    /// refused where the setting <c>Dci:AllowUnsigned</c> is not true.
    /// </summary>
    Bearer,
}
