using Dtks.Platform.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dtks.Functions.Partners.Trust;

/// <summary>That there is no token, as OAuth 2.0 has it told (RFC 6749, section 5.2).</summary>
/// <param name="refusal">Why.</param>
internal sealed class TokenRefusalResult(TokenRefusal refusal) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = refusal.Error == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"dci\"";
        }

        return response.WriteAsync(JsonText.Write(refusal), context.HttpContext.RequestAborted);
    }
}
