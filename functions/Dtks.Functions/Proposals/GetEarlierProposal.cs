using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>GET /proposals/{village}/{id}/versions/{version}: what a proposal said before a correction, for whom the proposal itself is (PRO-5, RAT-5).</summary>
public sealed class GetEarlierProposal(Api api, ProposalRepository repository, AuditedReads reads, PolicyVersions policies)
{
    /// <summary>That version; 404 where no correction has that number. It never changes.</summary>
    [Function(nameof(GetEarlierProposal))]
    [Access(Role.Citizen, Officers = true, Area = "village", Concerned = [Role.Citizen])]
    [Answers<EarlierProposalView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{village}/{id}/versions/{version}")] HttpRequest request,
        string village,
        string id,
        string version,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await repository.FindForAsync(caller, village, id, cancellation);
            var isNumber = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= found.State.Corrections();
            var earlier = (isNumber ? await repository.FindEarlierAsync(found.State, number, cancellation) : null) ?? throw new ProblemException(Problem.NotFound);
            var view = EarlierProposalView.Of(earlier, found.State, policies, toCitizen: caller.Role == Role.Citizen);

            // Noted of the proposal itself, so that whoever it is about finds the reading there.
            var entry = ("earlierProposal.read", found.Id, number.ToString(CultureInfo.InvariantCulture));
            return await reads.ShowAsync(Partitions.Registry(village), caller.Actor, entry, view, earlier.ETag, cancellation);
        });
}
