using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>A letter as it is answered.</summary>
internal sealed record LetterView(
    string Id, string Regency, string Period, RatificationSubject Subject, string Number, LocalDate Date, LetterStatus Status, int Rows, string Digest, IReadOnlyList<string> Reasons)
{
    public static LetterView Of(LetterState letter) => new(
        letter.Id, letter.Regency.Value, letter.Period, letter.Subject, letter.Number, letter.Date, letter.Status, letter.Rows, letter.Digest, letter.Reasons);
}
