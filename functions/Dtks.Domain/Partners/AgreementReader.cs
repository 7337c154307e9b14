using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Partners;

/// <summary>What an agreement may say where it is made.</summary>
/// <param name="Exists">Whether an area code is that of an area there is.</param>
/// <param name="AllowUnsigned">Whether messages may be agreed to be unsigned (<c>Dci:AllowUnsigned</c>).</param>
/// <param name="AllowLoopback">Whether call-backs may go to this machine itself (<c>Dci:AllowLoopbackCallbacks</c>).</param>
public sealed record AgreementBounds(Func<AreaCode, bool> Exists, bool AllowUnsigned, bool AllowLoopback);

/// <summary>Reads agreements, and tells all that is wrong with one at once (REG-3).</summary>
internal static class AgreementReader
{
    private const string Rule = "REG-3";
    private const int MaxPurpose = 300;
    private const int MostAreas = 200;
    private const int MostPerDay = 10_000_000;
    private const int MostYears = 5;

    /// <summary>Reads one.</summary>
    /// <param name="number">Its number, which is one.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="others">The partner's other agreements.</param>
    /// <param name="bounds">What it may say here.</param>
    /// <param name="today">Today.</param>
    public static Reading<Agreement> Read(string number, AgreementDraft? draft, IReadOnlyList<Agreement> others, AgreementBounds bounds, LocalDate today)
    {
        var input = new InputReader();
        if (!input.Present(draft, string.Empty)) return new(null, input.Violations);
        var purpose = input.Text(draft.Purpose, "/purpose", MaxPurpose, Rule);
        var (from, until) = Period(draft, others, today, input);
        var fields = Names(draft.Fields, "/fields", AgreementTerms.Fields, 1, input);
        var areas = Areas(draft.Areas, bounds, input);
        var queries = Names(draft.Queries, "/queries", AgreementTerms.Queries, 1, input);
        var types = Names(draft.IdTypes, "/idTypes", AgreementTerms.IdTypes, 1, input);
        input.Present(draft.ConsentRequired, "/consentRequired");
        var perDay = input.Whole(draft.PerDay, "/perDay", 1, MostPerDay, Rule);
        var events = Names(draft.Events ?? [], "/events", AgreementTerms.Events, 0, input);
        var callback = Callback(draft, bounds, input);
        var signatures = draft.Signatures is null ? SignatureRule.Signed : input.Name<SignatureRule>(draft.Signatures, "/signatures");
        if (signatures == SignatureRule.Bearer && !bounds.AllowUnsigned) input.Invalid(PartnerViolations.Unsigned, "/signatures", Rule);
        return !input.IsClean ? new(null, input.Violations) : new(
            new Agreement
            {
                Number = number,
                Purpose = purpose!,
                From = from!.Value,
                Until = until!.Value,
                Fields = fields,
                Areas = areas,
                Queries = queries,
                IdTypes = types,
                Events = events,
                ConsentRequired = draft.ConsentRequired!.Value,
                PerDay = perDay!.Value,
                Callback = callback,
                Signatures = signatures!.Value,
            },
            []);
    }

    private static (LocalDate? From, LocalDate? Until) Period(AgreementDraft draft, IReadOnlyList<Agreement> others, LocalDate today, InputReader input)
    {
        var (from, until) = (input.Date(draft.From, "/from"), input.Date(draft.Until, "/until"));
        if (from < today) input.Invalid(PartnerViolations.FromPast, "/from", Rule, ("from", Text(today)));
        if (until < from || until > from?.PlusYears(MostYears)) input.Invalid(PartnerViolations.Period, "/until", Rule);
        else if (from is not null && until is not null && others.FirstOrDefault(o => o.From <= until && from <= o.Until) is { } other)
        {
            input.Invalid(PartnerViolations.Overlaps, "/from", Rule, ("number", other.Number), ("from", Text(other.From)), ("until", Text(other.Until)));
        }

        return (from, until);
    }

    private static List<string> Names(IReadOnlyList<string?>? raw, string pointer, IReadOnlyList<string> known, int least, InputReader input)
    {
        var read = new List<string>();
        if (!input.Count(raw, pointer, least, known.Count, Rule)) return read;
        foreach (var (name, at) in raw.Select((name, i) => (name, $"{pointer}/{InputReader.Number(i)}")))
        {
            if (name is null || !known.Contains(name, StringComparer.Ordinal)) input.Invalid(InputViolations.UnknownValue, at, Rule, ("allowed", string.Join(", ", known)));
            else Add(read, name, at, input);
        }

        return read;
    }

    private static List<string> Areas(IReadOnlyList<string?>? raw, AgreementBounds bounds, InputReader input)
    {
        var read = new List<string>();
        if (!input.Count(raw, "/areas", 1, MostAreas, Rule)) return read;
        foreach (var (area, at) in raw.Select((area, i) => (area, $"/areas/{InputReader.Number(i)}")))
        {
            if (!AreaCode.TryParse(area, out var code) || !bounds.Exists(code)) input.Invalid(PartnerViolations.Area, at, Rule);
            else Add(read, code.Value, at, input);
        }

        return read;
    }

    private static void Add(List<string> read, string name, string at, InputReader input)
    {
        if (read.Contains(name)) input.Invalid(PartnerViolations.NamedTwice, at, Rule);
        else read.Add(name);
    }

    private static Uri? Callback(AgreementDraft draft, AgreementBounds bounds, InputReader input)
    {
        if (draft.Callback is null)
        {
            if (draft.Events is { Count: > 0 }) input.Invalid(PartnerViolations.CallbackMissing, "/callback", Rule);
            return null;
        }

        var callback = PartnerAddress.Read(draft.Callback, bounds.AllowLoopback);
        if (callback is null) input.Invalid(PartnerViolations.Address, "/callback", Rule);
        return callback;
    }

    internal static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
