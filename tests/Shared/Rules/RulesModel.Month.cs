namespace Dtks.Tests.Rules;

internal sealed partial class RulesModel
{
    private const int Deceased = 3;
    private const int StateEmployee = 5;
    private const int StateEmployeeInFamily = 6;

    private string StatusOf(ModelSheet sheet) => sheet.IsFinalised ? "finalised" : Now >= Closes ? "closed" : "open";

    // VER-7, VER-8: while the month runs; after it only what was opened again, until the determination date is over.
    private bool IsDecidable(ModelSheet sheet) => !sheet.IsFinalised && (Now < Closes || (sheet.IsOpenAgain && Now < Determined));

    private bool IsOver => Now >= Closes && Now >= Determined;

    private (string, Action?) Decide(ModelSheet sheet, Step.Decide step)
    {
        if (!IsDecidable(sheet)) return Refused(sheet.IsFinalised ? "sheet.finalised" : "sheet.closed");
        var before = sheet.Lines.Select(l => l.Decision).ToList();
        var results = new List<string>();
        var readable = new List<(int Place, Row Row)>();
        foreach (var row in step.Rows.All)
        {
            var fault = Fault(sheet, row) ?? (readable.Exists(r => r.Row.Line == row.Line) ? "line.twice" : null);
            if (fault is null) readable.Add((results.Count, row));
            results.Add(fault ?? "applied");
        }

        // All together, for their order says nothing; what cannot stand beside the others is as if it had not been said, until all that is left can.
        foreach (var (_, row) in readable) sheet.Lines[row.Line - 1].Decision = row;
        while (readable.ConvertAll(r => (r.Place, r.Row, Why: Contradiction(sheet, sheet.Lines[r.Row.Line - 1], r.Row))).FindAll(r => r.Why is not null) is { Count: > 0 } refused)
        {
            foreach (var (place, row, why) in refused)
            {
                results[place] = why!;
                sheet.Lines[row.Line - 1].Decision = before[row.Line - 1];
            }

            readable.RemoveAll(r => results[r.Place] != "applied");
        }

        var after = sheet.Lines.Select(l => l.Decision).ToList();
        Set(before);
        return ($"{Ok} {string.Join(' ', results)}", step.DryRun ? null : Apply);

        void Apply()
        {
            if (!before.SequenceEqual(after)) sheet.DecidedBy.Add(step.By.Subject);
            Set(after);
        }

        void Set(List<Row?> decisions)
        {
            for (var i = 0; i < decisions.Count; i++) sheet.Lines[i].Decision = decisions[i];
        }
    }

    // What is wrong with a row whatever the others say.
    private static string? Fault(ModelSheet sheet, Row row)
    {
        if (row.Line < 1 || row.Line > sheet.Lines.Count) return "line.unknown";
        if (sheet.Missed.Contains(row.Line)) return "line.missed";
        if (row.Ground is < 1 or > 15) return "number.range";
        var line = sheet.Lines[row.Line - 1];
        if (row.SuccessorLine is { } number)
        {
            if (!line.IsInsurance || row.Ground != Deceased) return "line.successorForbidden";
            var heir = number >= 1 && number <= sheet.Lines.Count ? sheet.Lines[number - 1] : null;
            if (heir is not { IsInsurance: true } || heir.Household != line.Household || heir.Member == line.Member || !IsAdult(heir.Member)) return "line.successorUnfit";
        }

        if (row.SuccessorMember is not { } member) return null;
        return row.Ground != Deceased ? "line.successorMemberForbidden"
            : member == line.Member || !IsAdult(member) ? "line.successorMemberUnfit"
            : null;
    }

    private static string? Contradiction(ModelSheet sheet, ModelLine line, Row row)
    {
        if (row.SuccessorLine is { } number && Outcome(sheet, sheet.Lines[number - 1]) != "e") return "line.successorNotEligible";
        if (row.SuccessorMember is { } member)
        {
            if (!TakesOver(sheet, line, member)) return "line.successorMemberNotEligible";
            if (!line.IsInsurance && FallsOtherwise(sheet, line)) return "line.contradiction";
        }

        return row.Ground is null && Outcome(sheet, line) != "e" ? "line.contradiction" : null;
    }

    // VER-4 to VER-7: what holds for a line, as e, i with its ground, or ? for unverified.
    private static string Outcome(ModelSheet sheet, ModelLine line)
    {
        var family = FamilyOf(sheet, line);
        if (IsNamedOver(sheet, line)) return "e";
        if (line.Decision is { Ground: { } own }) return $"i{own}";
        var employed = family.FindAll(l => l.Decision?.Ground == StateEmployee);
        if (employed.Count > 0) return $"i{(employed.Exists(l => l.Member == line.Member) ? StateEmployee : StateEmployeeInFamily)}";
        var said = line.Decision is null ? "?" : "e";
        if (line.IsInsurance || InsuranceOf(family, line.Member)?.Decision is not { Ground: { } ground } fallen) return said;
        var heir = fallen.SuccessorLine is { } number ? sheet.Lines[number - 1] : null;
        var isTakenOver = (heir is not null && Outcome(sheet, heir) == "e")
            || (fallen.SuccessorMember is { } member && TakesOver(sheet, line, member))
            || family.Exists(l => l.Member == line.Member && IsNamedOver(sheet, l));
        return isTakenOver ? said : $"i{ground}";
    }

    // A family's programme whose own decision names who receives it from now on.
    private static bool IsNamedOver(ModelSheet sheet, ModelLine line) =>
        line is { IsInsurance: false, Decision: { Ground: Deceased, SuccessorMember: { } member } } && TakesOver(sheet, line, member) && !FallsOtherwise(sheet, line);

    private static bool TakesOver(ModelSheet sheet, ModelLine line, string member) =>
        member != line.Member && IsAdult(member) && !FamilyOf(sheet, line).Exists(l => l.Decision?.Ground is { } ground && (ground == StateEmployee || l.Member == member));

    // The recipient's own insurance fell on another ground than their death.
    private static bool FallsOtherwise(ModelSheet sheet, ModelLine line) =>
        InsuranceOf(FamilyOf(sheet, line), line.Member) is { } insurance && Outcome(sheet, insurance) is ['i', ..] outcome && outcome != $"i{Deceased}";

    private static List<ModelLine> FamilyOf(ModelSheet sheet, ModelLine line) => [.. sheet.Lines.Where(l => l.Household == line.Household)];

    private static ModelLine? InsuranceOf(List<ModelLine> family, string member) => family.Find(l => l.IsInsurance && l.Member == member);

    // A head, their spouse, and a child.
    private static bool IsAdult(string member) => member is "01" or "02";

    private (string, Action?) Finalise(ModelSheet sheet, string by)
    {
        if (sheet.IsFinalised) return Refused("sheet.finalised");
        var unverified = sheet.Lines.Where(l => Outcome(sheet, l) == "?").Select(l => l.Number).ToList();
        if (IsDecidable(sheet) && unverified.Exists(number => !sheet.Missed.Contains(number))) return Refused("sheet.unverified");
        return Then(() =>
        {
            (sheet.IsFinalised, sheet.FinalisedBy, sheet.IsOpenAgain) = (true, by, false);
            if (sheet.Missed.Count == 0) sheet.Missed.UnionWith(unverified);
        });
    }

    private (string, Action?) Reopen(ModelSheet sheet)
    {
        if (sheet.Dossier is { Status: "endorsed" or "received" }) return Refused("sheet.endorsed");

        // VER-7: after the month nothing but what was verified is decided anew.
        var changesNothing = Now >= Closes && sheet.Lines.All(l => Outcome(sheet, l) == "?");
        if (!sheet.IsFinalised && !changesNothing) return Refused("sheet.notFinalised");
        if (IsOver) return Refused("sheet.determinationPassed");
        if (changesNothing) return Refused("sheet.nothingVerified");
        return Then(() =>
        {
            OpenAgain(sheet);
            if (sheet.Dossier is { Status: "submitted" } dossier) dossier.Status = "withdrawn";
        });
    }

    private void OpenAgain(ModelSheet sheet) => (sheet.IsFinalised, sheet.FinalisedBy, sheet.IsOpenAgain) = (false, null, true);

    // What was opened again while the month ran is corrected after it like what is opened then: but for what nobody verified by its end (VER-7).
    private void Close()
    {
        foreach (var sheet in _sheets.Where(s => s is { IsFinalised: false, IsOpenAgain: true })) sheet.Missed.UnionWith(sheet.Lines.Where(l => Outcome(sheet, l) == "?").Select(l => l.Number));
    }

    private (string, Action?) HandInSheet(Step.HandIn step)
    {
        var village = step.Village % _sheets.Count;
        var sheet = _sheets[village];
        var deliberation = Of([.. _deliberations.Where(d => d.Village == village)], step.Deliberation);
        var replaced = step.Replaces is { } number ? Of(_dossiers, number) : null;
        var unmet = new List<string>();
        if (sheet.Dossier is { Holds: true }) unmet.Add("dossier.sheetHeld");
        if (!sheet.IsFinalised) unmet.Add("dossier.sheetNotFinalised");
        if (deliberation is null) unmet.Add("dossier.deliberationUnknown");
        else if (deliberation.HeldOn < _openedOn) unmet.Add("dossier.heldBefore");
        var ofSheet = _dossiers.FindAll(d => d.Village == village && d.Rows.Count == 0);
        if (step.Replaces is not null && !(replaced is { Status: "returned" } && ofSheet.Contains(replaced) && ofSheet.TrueForAll(d => d.Replaces != replaced || d.Status == "withdrawn")))
            unmet.Add("dossier.replacesSheet");
        if (unmet.Count > 0) return Refused(Text(unmet));
        return Then(() => _dossiers.Add(sheet.Dossier = new ModelDossier(village, deliberation!, [], step.By.Subject, [sheet.FinalisedBy!, .. sheet.DecidedBy]) { Replaces = replaced }));
    }

    // VER-8: what comes back opens its sheet by the rules of opening it again.
    private void Unlock(ModelDossier dossier)
    {
        var sheet = _sheets[dossier.Village];
        if (sheet.Dossier == dossier && !IsOver) OpenAgain(sheet);
    }

    // RAT-4: the month's sheets that were received, each once; the signature changes none.
    private (string, Action?) SignSheets(string by)
    {
        var sheets = _dossiers.FindAll(d => d is { Rows.Count: 0, Status: "received", Letter: null });
        if (sheets.Count == 0) return Refused("letter.noSheets");
        if (sheets.Exists(d => HadAPart(d, by))) return Refused("letter.ownSheets");
        return Then(() =>
        {
            var letter = new ModelLetter([], by, Until()) { Sheets = [.. sheets.OrderBy(d => d.Village)] };
            foreach (var sheet in sheets) sheet.Letter = letter;
            _letters.Add(letter);
        });
    }

    // Conforming, a sheet stays as it is; one that comes back, alone or with its letter, is opened again by VER-8.
    private (string, Action?) ReviewSheets(ModelLetter letter, IReadOnlyList<ModelDossier> sheets, Step.Review step)
    {
        if (letter.SignedBy.Contains(step.By.Subject) || sheets.Any(d => HadAPart(d, step.By.Subject))) return Refused("letter.ownReview");
        var back = step.Back ? [] : Named(sheets, step.RowsBack);
        if (back.Count > 0 && back.Count == sheets.Count) return Refused("letter.allRows");
        return Then(() =>
        {
            letter.Status = step.Back ? "returned" : "applied";
            foreach (var dossier in step.Back ? sheets : back)
            {
                dossier.Status = "returned";
                Unlock(dossier);
            }
        });
    }

    // Who decided lines of it, finalised it, handed it in or passed it on.
    private static bool HadAPart(ModelDossier dossier, string subject) => dossier.TookPart.Contains(subject) || dossier.WasPassedOnBy(subject);
}
