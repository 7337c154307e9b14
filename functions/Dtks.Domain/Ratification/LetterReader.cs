using Dtks.Domain.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Ratification;

/// <summary>Reads what regent and Ministry send.</summary>
internal static class LetterReader
{
    private const int MaxNumber = 100;
    private const int MaxReasons = 20;
    private const int MaxReason = 500;
    private const int MaxRows = 500;
    private const int MaxRow = 100;
    private const int MaxSource = 500;
    private const int MaxNote = 1000;

    public static LetterRead? Letter(RatificationDraft? draft, LocalDate today, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var period = ReadPeriod(draft.Period, today, input);
        var subject = input.Name<RatificationSubject>(draft.Subject, "/subject");
        if (!input.Present(draft.Letter, "/letter")) return null;
        var signed = Signed(draft.Letter, today, input);
        return period is null || subject is not { } s || signed is not { } letter ? null : new LetterRead(period, s, letter.Number, letter.Date);
    }

    public static ResubmissionRead? Resubmission(ResubmissionDraft? draft, LocalDate today, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var note = input.Text(draft.Note, "/note", MaxNote);
        var letter = draft.Letter is null ? null : Signed(draft.Letter, today, input);
        var withdrawn = Withdrawn(draft.Withdrawn ?? [], input);
        return note is null ? null : new ResubmissionRead(note, letter, withdrawn);
    }

    private static (string Number, LocalDate Date)? Signed(LetterDraft draft, LocalDate today, InputReader input)
    {
        var number = input.Text(draft.Number, "/letter/number", MaxNumber);
        var date = input.Date(draft.Date, "/letter/date");
        if (date > today) input.Invalid(LetterViolations.DateFuture, "/letter/date", "RAT-1");
        return number is null || date is not { } day ? null : (number, day);
    }

    private static List<string> Withdrawn(IReadOnlyList<string?> raw, InputReader input)
    {
        if (!input.Count(raw, "/withdrawn", 0, MaxRows, "RAT-5")) return [];
        var rows = new List<string>();
        for (var i = 0; i < raw.Count; i++)
        {
            if (input.Text(raw[i], $"/withdrawn/{i}", MaxRow) is not { } row) continue;
            if (rows.Contains(row)) input.Invalid(LetterViolations.RowTwice, $"/withdrawn/{i}", "RAT-5");
            rows.Add(row);
        }

        return rows;
    }

    public static ReviewRead? Review(ReviewDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var outcome = input.Name<ReviewOutcome>(draft.Outcome, "/outcome");
        var raw = draft.Reasons ?? [];
        if (outcome == ReviewOutcome.Returned) input.Count(raw, "/reasons", 1, MaxReasons, "RAT-5");
        if (outcome == ReviewOutcome.Conforming && raw.Count > 0) input.Invalid(LetterViolations.ReasonsForbidden, "/reasons", "RAT-3");
        var reasons = Reasons(raw, "/reasons", input);
        var rows = Rows(draft.Rows ?? [], outcome, input);
        var source = draft.Source is null ? null : input.Text(draft.Source, "/source", MaxSource, "RAT-7");
        return outcome is { } found ? new ReviewRead(found, reasons, rows, source) : null;
    }

    private static List<ReturnedRow> Rows(IReadOnlyList<RowReturnDraft?> raw, ReviewOutcome? outcome, InputReader input)
    {
        if (!input.Count(raw, "/rows", 0, outcome == ReviewOutcome.Returned ? 0 : MaxRows, "RAT-5")) return [];
        var (rows, named) = (new List<ReturnedRow>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < raw.Count; i++)
        {
            if (!input.Present(raw[i], $"/rows/{i}")) continue;
            var row = input.Text(raw[i]!.Row, $"/rows/{i}/row", MaxRow);
            if (row is not null && !named.Add(row)) input.Invalid(LetterViolations.RowTwice, $"/rows/{i}/row", "RAT-5");
            if (input.Count(raw[i]!.Reasons, $"/rows/{i}/reasons", 1, MaxReasons, "RAT-5") && row is not null)
                rows.Add(new ReturnedRow(row, Reasons(raw[i]!.Reasons!, $"/rows/{i}/reasons", input)));
        }

        return rows;
    }

    private static List<string> Reasons(IReadOnlyList<string?> raw, string pointer, InputReader input) =>
        [.. raw.Take(MaxReasons).Select((reason, i) => input.Text(reason, $"{pointer}/{i}", MaxReason)).OfType<string>()];

    private static string? ReadPeriod(string? raw, LocalDate today, InputReader input)
    {
        if (!input.Present(raw, "/period")) return null;
        var parsed = YearMonthPattern.Iso.Parse(raw);
        if (parsed.Success && parsed.Value.OnDayOfMonth(1) <= today) return raw;
        input.Invalid(LetterViolations.Period, "/period", "RAT-1");
        return null;
    }
}

/// <summary>A letter that was read.</summary>
internal sealed record LetterRead(string Period, RatificationSubject Subject, string Number, LocalDate Date);

/// <summary>A resubmission that was read.</summary>
internal sealed record ResubmissionRead(string Note, (string Number, LocalDate Date)? Letter, IReadOnlyList<string> Withdrawn);

/// <summary>A review that was read.</summary>
internal sealed record ReviewRead(ReviewOutcome Outcome, IReadOnlyList<string> Reasons, IReadOnlyList<ReturnedRow> Rows, string? Source);
