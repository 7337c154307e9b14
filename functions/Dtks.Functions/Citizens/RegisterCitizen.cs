using Dtks.Domain.Areas;
using Dtks.Domain.Citizens;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Citizens;

/// <summary>PUT /me/registration: a citizen says who they are, and the population register is asked (PRO-4).</summary>
public sealed class RegisterCitizen(Api api, RegistrationRepository registrations, MismatchedAttempts attempts, AreaDirectory areas, MessageCatalogue messages, OptimisticRetry retry)
{
    /// <summary>Registers the caller, or registers them anew; sent again it is the same.</summary>
    [Function(nameof(RegisterCitizen))]
    [Access(Role.Citizen, Area = AccessArea.InBody)]
    [Takes<RegistrationDraft>(IfMatch = true)]
    [Answers<RegistrationReceipt>]
    [Refuses(400, "date.format", "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "address.streetUnnamed", "address.unitFormat", "area.notVillage", "area.unknown", "family.cardNumberFormat", "family.nikIsCard", "person.birthDateFuture", Rule = "REG-2")]
    [Refuses(400, "person.birthDateTooEarly", "person.motherUnnamed", "person.nikFormat", "person.noLetter", "person.unnamed", Rule = "REG-2")]
    [Refuses(429, "attempts.caller", "attempts.change")]
    [Refuses(429, "attempts.nik", "attempts.official", Rule = "PRO-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/me/registration")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<RegistrationDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            var ifMatch = IfMatchHeader.Read(request);
            var state = await retry.RetryAsync(() => RegisterAsync(caller, draft, ifMatch, cancellation), cancellation);
            return Answer.Done(new RegistrationReceipt(state.Status, RegistrationWords.Of(state, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage))));
        });

    private async Task<RegistrationState> RegisterAsync(Caller caller, RegistrationDraft draft, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await registrations.FindAsync(caller.Area.Value, registrations.IdOf(caller.Subject), cancellation);
        ifMatch.Require(found?.ETag);
        var (policy, now) = registrations.Today(AreaCode.TryParse(draft.Village, out var named) ? named : caller.Area);
        var events = Accepted.Events(RegistrationDecider.Register(draft, caller.Actor, found?.State, policy, now));
        if (!areas.Exists(draft.Village!))
        {
            throw new ProblemException(Problem.Invalid("/village", "area.unknown", "REG-2", new Dictionary<string, string> { ["area"] = draft.Village! }));
        }

        caller.RequireArea(named!, "/village");
        var state = found?.State;
        if (events.Count > 0)
        {
            await attempts.RefuseSpentAsync(registrations.People(caller.Subject, (RegistrationSubmitted)events[0], (state?.Attempts ?? 0) + 1), cancellation);
            state = await registrations.SaveAsync(caller.Area.Value, found, events, cancellation);
        }

        return state!;
    }
}

/// <summary>The answer to a registration.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Detail">The same in words: what comes next, and what holds meanwhile.</param>
public sealed record RegistrationReceipt(RegistrationStatus Status, string Detail);
