namespace XsollaLogin.Client;

public partial class XsollaLoginApi
{
    // Limits the rate of polls if the server answers immediately.
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);

    /// <summary>Waits in one long poll, up to 20 seconds, for the user to open the link in the message.</summary>
    /// <remarks>
    /// <c>api.getConfirmCode({cancelToken, login, operation_id})</c>: documented on the Login Widget SDK page (English edition, 2024), section
    /// "Passwordless authentication". The client sends an email address in lower case, as the SDK does. Do not use it with a handler that has a
    /// shorter timeout than the server, for example a resilience pipeline.
    /// </remarks>
    /// <param name="login">The phone number or email address that received the message.</param>
    /// <param name="operationId">The operation ID from <see cref="PhoneGetCodeAsync"/>, <see cref="EmailGetCodeAsync"/> or <see cref="AskAsync"/>.</param>
    /// <param name="cancellationToken">Cancels waiting, like the <c>cancelToken</c> of the page.</param>
    /// <returns>The code, or that the deadline of the server was exceeded.</returns>
    /// <exception cref="XsollaLoginException">The server rejects the poll, for example because of too many requests.</exception>
    public virtual async Task<ConfirmCodeOutcome> GetConfirmCodeAsync(string login, string operationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(login);
        try
        {
            var answer = await _passwordless.GetConfirmCodeAsync(_initial.GetConfirmCode(login.ToLowerInvariant(), operationId), cancellationToken)
                .ConfigureAwait(false);
            return new ConfirmCodeOutcome.Code(answer.Result.Code);
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.DeadlineExceeded))
        {
            return new ConfirmCodeOutcome.DeadlineExceeded();
        }
    }

    /// <summary>Waits in repeated long polls for the user to open the link, up to <see cref="XsollaLoginOptions.ConfirmCodeLifetime"/>.</summary>
    /// <remarks>
    /// This is not a call of the page: it repeats <see cref="GetConfirmCodeAsync"/> as Xsolla's reference (get-confirmation-code) recommends.
    /// </remarks>
    /// <param name="login">The phone number or email address that received the message.</param>
    /// <param name="operationId">The operation ID from <see cref="PhoneGetCodeAsync"/>, <see cref="EmailGetCodeAsync"/> or <see cref="AskAsync"/>.</param>
    /// <param name="cancellationToken">Cancels waiting, like the <c>cancelToken</c> of the page.</param>
    /// <returns>The code, or that the lifetime of the code is over.</returns>
    /// <exception cref="XsollaLoginException">The server rejects the poll, for example because of too many requests.</exception>
    public virtual async Task<ConfirmCodeOutcome> WaitForConfirmCodeAsync(string login, string operationId, CancellationToken cancellationToken = default)
    {
        using var expiry = new CancellationTokenSource(_initial.ConfirmCodeLifetime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            while (true)
            {
                var started = _time.GetTimestamp();
                if (await GetConfirmCodeAsync(login, operationId, either.Token).ConfigureAwait(false) is ConfirmCodeOutcome.Code code)
                {
                    return code;
                }

                if (_time.GetElapsedTime(started) < ShortestPoll)
                {
                    await Task.Delay(ShortestPoll, _time, either.Token).ConfigureAwait(false);
                }

                either.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (expiry.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ConfirmCodeOutcome.DeadlineExceeded();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Callers compare the token of the exception with their own, not with the linked one.
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
