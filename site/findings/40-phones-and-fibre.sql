-- title_vi: Điện thoại thông minh và cáp quang đến hộ gia đình
-- title_en: Smartphones and fibre in households
-- description_vi: Các tỉnh, thành phố nói gì về điện thoại và Internet của người dân, theo từng cách đo; các nguồn khác nhau đứng cạnh nhau.
-- description_en: What provinces say about their people's phones and Internet, one table a measure, sources side by side.
-- note_vi: “Hộ có cáp quang”, “hộ có Internet” và “hộ được phủ cáp quang” là ba điều khác nhau; thuê bao không phải là người. Các kỳ cũng khác nhau.
-- note_en: Households with fibre, with any Internet, and within reach of fibre are three different things; a subscription is not a person. The periods differ too.
-- chart: bars share_figure
-- share_figure_vi: Số liệu
-- share_figure_en: Figure

SELECT area_id, indicator_id, era, id AS share_figure
FROM figures
WHERE indicator_id IN (
    'household-fibre-share',
    'household-fibre-coverage-share',
    'household-internet-share',
    'household-fixed-broadband-share',
    'household-smartphone-share',
    'adult-smartphone-share',
    'smartphone-users-share',
    'smartphone-subscriptions-share',
    'mobile-phone-users-share'
) AND measure = 'result' AND breakdown = 'total' AND area_level = 'province'
ORDER BY indicator_id, era, obs_value DESC, area_vi, period_end DESC, id
