using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.ServiceDesk.GuestBook;
using Dtks.Functions.ServiceDesk.Programmes;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>Takes an application for help at the front office (SVC-2).</summary>
public sealed class HelpFiling(HelpApplications applications, DeskVisits visits, HelpProgrammes programmes, AreaDirectory areas, TrackingCode codes, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>The answer to an application: 201 with what is missing, all of it; or the one given before under the same key.</summary>
    /// <exception cref="ProblemException">400, 409, 422 by docs/design.md; nothing is left behind then.</exception>
    public Task<Answer> FileAsync(AreaCode regency, HelpApplicationDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(key);
        var read = Accepted.Value(HelpReader.Application(draft, regency, village => areas.Exists(village.Value), applications.Today(regency).Day));
        var code = codes.Of(read.Applicant.Village.Value, key.Id);
        return answers.OnceAsync(
            Partitions.ServiceDesk(regency.Value), key,
            () => TakeAsync(regency, read, code, by, key, cancellation),
            async () => await applications.FindAsync(regency.Value, codes.HelpOf(code), cancellation) is { } found ? await AnswerAsync(found.State, cancellation) : null,
            cancellation);
    }

    private async Task<Answer> TakeAsync(AreaCode regency, HelpApplicationRead read, string code, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var (policy, now, today) = applications.Today(regency);
        var visit = await visits.FindAsync(regency.Value, read.Visit, cancellation);
        var need = await applications.NeedAsync(regency, read.Applicant.Nik, read.Section, cancellation);
        var programme = await programmes.FindAsync(regency, read.Programme, today, cancellation);
        var beside = new HelpBeside(visit?.Day >= today.PlusDays(-1), need is { IsOpen: true } ? need.TrackingCode : null, programme);
        var filed = (HelpFiled)Accepted.Events(FrontOfficeRules.File(codes.HelpOf(code), code, regency, read, beside, by, policy, now))[0];
        var (change, after) = applications.File(filed, need);
        var answer = await AnswerAsync(after.State, cancellation);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private async Task<Answer> AnswerAsync(HelpApplicationState state, CancellationToken cancellation) => Answer.Created(
        new HelpReceipt(state.Id, state.TrackingCode, state.Status, FrontOfficeRules.Missing(state.Papers, await applications.ProgrammeAsync(state, cancellation))),
        $"/api/desk/{state.Regency}/applications/{state.Id}");
}
